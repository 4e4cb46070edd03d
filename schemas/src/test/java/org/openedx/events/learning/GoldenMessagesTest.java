package org.openedx.events.learning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.events.learning.data.CertificateData;
import org.openedx.events.learning.data.CourseData;
import org.openedx.events.learning.data.CourseEnrollmentData;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

/** Compares messages of Open edX's own producer with those of this library for equal events. */
class GoldenMessagesTest {
  static Stream<JsonNode> messages() throws IOException {
    try (InputStream in = GoldenMessagesTest.class.getResourceAsStream("/golden.json")) {
      JsonNode all = new ObjectMapper().readTree(in);
      return StreamSupport.stream(all.spliterator(), false).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void encodedBytesEqualOpenEdxs(JsonNode message) {
    AvroWriter out = new AvroWriter(16);
    type(message).codec().write(payload(message), out);

    assertThat(HexFormat.of().formatHex(out.toByteArray()))
        .isEqualTo(message.path("value_avro_hex").asText());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void bytesOfOpenEdxAreDecoded(JsonNode message) {
    byte[] bytes = HexFormat.of().parseHex(message.path("value_avro_hex").asText());

    assertThat(type(message).codec().read(new AvroReader(bytes, 0))).isEqualTo(payload(message));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void schemaTextEqualsRegisteredOne(JsonNode message) {
    assertThat(message.path("registered").findValuesAsText("schema"))
        .contains(type(message).schema().text());
  }

  @SuppressWarnings("unchecked")
  private static EventType<Object> type(JsonNode message) {
    EventName name = EventName.of(message.path("event_type").asText());
    return (EventType<Object>) LearningEvents.CATALOG.find(name).orElseThrow();
  }

  private static Object payload(JsonNode message) {
    JsonNode record = message.path("record");
    return switch (message.path("constant").asText()) {
      case "STUDENT_REGISTRATION_COMPLETED" ->
          new StudentRegistrationCompleted(user(record.path("user")));
      case "SESSION_LOGIN_COMPLETED" -> new SessionLoginCompleted(user(record.path("user")));
      case "COURSE_ENROLLMENT_CREATED" ->
          new CourseEnrollmentCreated(enrollment(record.path("enrollment")));
      default -> new CertificateCreated(certificate(record.path("certificate")));
    };
  }

  private static UserData user(JsonNode json) {
    JsonNode pii = json.path("pii");
    return new UserData(
        json.path("id").asLong(),
        json.path("is_active").asBoolean(),
        new UserPersonalData(text(pii, "username"), text(pii, "email"), text(pii, "name")));
  }

  private static CourseData course(JsonNode json) {
    return CourseData.builder()
        .courseKey(text(json, "course_key"))
        .displayName(text(json, "display_name"))
        .start(new IsoDateTime(text(json, "start")))
        .build();
  }

  private static CourseEnrollmentData enrollment(JsonNode json) {
    return CourseEnrollmentData.builder()
        .user(user(json.path("user")))
        .course(course(json.path("course")))
        .mode(text(json, "mode"))
        .isActive(json.path("is_active").asBoolean())
        .creationDate(new IsoDateTime(text(json, "creation_date")))
        .build();
  }

  private static CertificateData certificate(JsonNode json) {
    return new CertificateData(
        user(json.path("user")),
        course(json.path("course")),
        text(json, "mode"),
        text(json, "grade"),
        text(json, "download_url"),
        text(json, "name"),
        text(json, "current_status"),
        text(json, "previous_status"));
  }

  private static String text(JsonNode json, String field) {
    return json.path(field).asText();
  }
}
