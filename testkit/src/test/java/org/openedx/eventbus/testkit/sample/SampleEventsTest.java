package org.openedx.eventbus.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IncompatibleEventException;

/** Samples of an event whose released versions 0 and 1 are test resources. */
class SampleEventsTest {
  private static final String NAME = "com.acme.shop.parcel.sent.v1";
  private static final EventType<GenericRecord> SENT = type(fields("", ""));
  private final SampleEvents<GenericRecord> samples = SampleEvents.of(SENT);

  private static String fields(String number, String more) {
    return """
    [{"name": "number", "type": "string"%s},
     {"name": "gift", "type": ["null", "boolean"], "default": null},
     {"name": "carrier", "type": "string", "default": "post"}%s]
    """
        .formatted(number, more);
  }

  private static EventType<GenericRecord> type(String fields) {
    String text =
        "{\"type\": \"record\", \"name\": \"CloudEvent\", \"namespace\": \"%s\", \"fields\": %s}"
            .formatted(NAME, fields);
    return GenericCodec.eventType(EventName.of(NAME), WireSchema.of(text)).minorVersion(2).build();
  }

  @Test
  void currentAndReleasedVersionsHaveSamples() {
    assertThat(samples.releasedVersions()).containsExactly(0, 1);
    assertThat(samples.stream().map(SampleEvent::name))
        .contains(
            "minimal",
            "maximal",
            "all parts present",
            "gift: null",
            "random 1 of seed 42",
            "released 0, minimal",
            "released 1, gift: null");
  }

  @Test
  void samplesOfReleasedVersionsAreReadWithTheCurrentContract() {
    List<SampleEvent<GenericRecord>> oldest =
        samples.stream().filter(each -> each.name().startsWith("released 0, ")).toList();

    assertThat(oldest)
        .isNotEmpty()
        .allSatisfy(
            each -> {
              assertThat(each.event().payload().get("carrier")).hasToString("post");
              assertThat(each.event().payload().get("gift")).isNull();
            });
    assertThat(oldest.get(1).event().metadata().minorVersion()).hasValue(0);
  }

  @Test
  void sameSeedGivesTheSameSamples() {
    assertThat(samples.stream()).containsExactlyElementsOf(samples.stream().toList());
    assertThat(samples.random(3)).isEqualTo(samples.random(3));
    assertThat(samples.withSeed(7).random(3)).isNotEqualTo(samples.random(3));
    assertThat(samples.withRandom(0).stream()).noneMatch(each -> each.name().contains("random"));
    assertThatThrownBy(() -> samples.withRandom(-1)).hasMessageContaining("-1");
  }

  @Test
  void idsAreUniqueAndSmallestSampleHasNoOptionalMetadata() {
    Set<UUID> ids = new HashSet<>();
    assertThat(samples.stream()).allMatch(each -> ids.add(each.event().id()));

    SampleEvent<GenericRecord> smallest = samples.stream().findFirst().orElseThrow();
    assertThat(smallest).hasToString("minimal");
    assertThat(smallest.event().metadata().time()).isEmpty();
    assertThat(smallest.event().payload()).isEqualTo(samples.minimal());
    assertThat(samples.maximal().get("gift")).isEqualTo(true);
  }

  @Test
  void handlerReceivesAllSamples() {
    AtomicInteger given = new AtomicInteger();

    samples.giveTo(event -> given.incrementAndGet());

    assertThat(given.get()).isEqualTo((int) samples.stream().count()).isGreaterThan(150);
  }

  @Test
  void errorNamesTheSamplesThatTheHandlerFailedFor() {
    assertThatThrownBy(
            () ->
                samples.giveTo(
                    event -> {
                      if (event.payload().get("gift") == null) {
                        throw new IllegalStateException("is it a gift?");
                      }
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            NAME,
            "-Deventbus.samples.seed=42",
            "minimal: java.lang.IllegalStateException: is it a gift?",
            "gift: null: ",
            "and ",
            " more")
        .satisfies(error -> assertThat(error.getSuppressed()).hasSize(3));
  }

  @Test
  void incompatibleReleasedVersionFails() {
    EventType<GenericRecord> broken =
        type(fields("", ", {\"name\": \"weight\", \"type\": \"double\"}"));

    assertThatThrownBy(() -> SampleEvents.of(broken).giveTo(event -> {}))
        .isInstanceOf(IncompatibleEventException.class)
        .hasMessageContaining("weight");
  }
}
