package org.openedx.eventbus.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.internal.SafeText;

class EventHeadersTest {
  private static final String TYPE = "org.openedx.learning.student.registration.completed.v1";
  private static final String ID = "b1be2fac-1af1-11ec-bdf4-0242ac12000b";
  private static final EventMetadata METADATA =
      new EventMetadata(
          EventName.of(TYPE),
          UUID.fromString(ID),
          Optional.of(Instant.parse("2021-09-21T15:36:31.311506Z")),
          Optional.of("openedx/lms/web"),
          OptionalInt.of(0),
          Optional.of("lms.devstack.edx"),
          Optional.of("11.2.0"));

  @Test
  void headersAreWrittenInTheOrderOfOpenEdx() {
    List<String> lines = new ArrayList<>();
    EventHeaders.write(METADATA)
        .forEach(header -> lines.add(header.key() + "=" + new String(header.value(), UTF_8)));
    assertThat(lines)
        .containsExactly(
            "ce_specversion=1.0",
            "content-type=application/avro",
            "ce_datacontenttype=application/avro",
            "ce_type=" + TYPE,
            "ce_id=" + ID,
            "ce_source=openedx/lms/web",
            "ce_time=2021-09-21T15:36:31.311506+00:00",
            "ce_minorversion=0",
            "sourcehost=lms.devstack.edx",
            "sourcelib=11.2.0");
  }

  @Test
  void writtenHeadersAreReadBack() {
    assertThat(EventHeaders.read(EventHeaders.write(METADATA))).isEqualTo(METADATA);
  }

  @Test
  void missingOptionalHeadersAreAbsent() {
    Headers headers = headers("ce_type", TYPE, "ce_id", ID, "traceparent", "x", "traceparent", "y");
    assertThat(EventHeaders.read(headers))
        .isEqualTo(EventMetadata.of(EventName.of(TYPE), UUID.fromString(ID)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_type", "ce_id"})
  void missingRequiredHeaderIsUndecodable(String name) {
    Headers headers = EventHeaders.write(METADATA);
    headers.remove(name);
    assertUndecodable(headers, name + " is missing");
    headers.add(name, null);
    assertUndecodable(headers, name + " is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ce_type",
        "ce_id",
        "ce_source",
        "ce_time",
        "ce_minorversion",
        "sourcehost",
        "sourcelib"
      })
  void duplicateMetadataHeaderIsUndecodable(String name) {
    Headers headers = EventHeaders.write(METADATA);
    headers.add(headers.lastHeader(name));
    assertUndecodable(headers, name + " occurs more than once");
  }

  @ParameterizedTest
  @CsvSource({
    "ce_id, not-a-uuid",
    "ce_time, 2021-09-21T15:36:31",
    "ce_time, 2021-09-21T15:36:31+02:00",
    "ce_time, yesterday",
    "ce_minorversion, one",
    "ce_minorversion, -1",
    "sourcelib, 1.2.3rc1",
    "sourcelib, ''",
    "ce_type, 'a b'",
  })
  void errorOfAnInvalidValueContainsTheHeader(String name, String value) {
    Headers headers = EventHeaders.write(METADATA);
    headers.remove(name).add(name, value.getBytes(UTF_8));
    assertUndecodable(headers, name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "B1BE2FAC-1AF1-11EC-BDF4-0242AC12000B",
        "b1be2fac1af111ecbdf40242ac12000b",
        "{b1be2fac-1af1-11ec-bdf4-0242ac12000b}",
        "urn:uuid:b1be2fac-1af1-11ec-bdf4-0242ac12000b"
      })
  void idIsReadInEverySpellingOfPython(String spelling) {
    assertThat(EventHeaders.read(headers("ce_type", TYPE, "ce_id", spelling)).id())
        .isEqualTo(METADATA.id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-09-21T15:36:31.311506Z",
        "2021-09-21T15:36:31.311506-00:00",
        "2021-09-21T15:36:31.311506999+00:00"
      })
  void timeIsReadInEverySpellingOfUtc(String spelling) {
    Headers headers = headers("ce_type", TYPE, "ce_id", ID, "ce_time", spelling);
    assertThat(EventHeaders.read(headers).time()).isEqualTo(METADATA.time());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ce_id", "ce_time", "ce_minorversion", "sourcelib", "ce_type"})
  void errorContainsNoInvisibleCharacterAndIsShort(String name) {
    String hostile =
        "x\u001b[2J\u009b31m\u202e\u200b\n2026-11-30 INFO all is well\r" + "y".repeat(9999);
    Headers headers = EventHeaders.write(METADATA);
    headers.remove(name).add(name, hostile.getBytes(UTF_8));

    assertThatThrownBy(() -> EventHeaders.read(headers))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining("x\\u001b[2J\\u009b31m\\u202e\\u200b\\n2026-11-30")
        .satisfies(e -> assertThat(SafeText.hasInvisible(e.getMessage())).isFalse())
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u202eb", "a\u200bb", "a\u009bb", "a\u2028b"})
  void typeWithInvisibleCharactersIsUndecodable(String type) {
    assertUndecodable(headers("ce_type", type, "ce_id", ID), "visible characters");
  }

  private static Headers headers(String... namesAndValues) {
    Headers headers = new RecordHeaders();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1].getBytes(UTF_8));
    }
    return headers;
  }

  private static void assertUndecodable(Headers headers, String message) {
    assertThatThrownBy(() -> EventHeaders.read(headers))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining(message);
  }
}
