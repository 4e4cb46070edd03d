package org.openedx.eventbus.testkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.testkit.EventAssertions.assertThat;
import static org.openedx.eventbus.testkit.Greetings.GREETED;
import static org.openedx.eventbus.testkit.Greetings.LEFT;
import static org.openedx.eventbus.testkit.Greetings.by;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.local.LocalEventBus;

class TestkitTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final UUID ID = UUID.fromString("01a203c1-a752-7000-856a-04194d845d19");

  private final MetadataFactory metadata =
      new MetadataFactory(
          "openedx/test/web", "host", "1.0", Clock.fixed(NOON, ZoneOffset.UTC), () -> ID);
  private final RecordingProducer producer = RecordingProducer.create(metadata);
  private final RecordingHandler<GenericRecord> handler = new RecordingHandler<>();

  @Test
  void producerRecordsEventsInOrder() {
    producer.send(GREETED, by("ada"));
    producer.send(LEFT, by("ada"));
    producer.send(GREETED, by("bob"), SendOptions.at(NOON.plusSeconds(1)));
    assertThat(producer).sent(GREETED, by("ada"), by("bob")).sent(LEFT, by("ada"));
    assertThat(producer.events(GREETED).get(0))
        .hasType(GREETED)
        .hasPayload(by("ada"))
        .happenedAt(NOON)
        .comesFrom("openedx/test/web");
    assertThat(producer.events(GREETED).get(1)).happenedAt(NOON.plusSeconds(1));
  }

  @Test
  void producerAndBusRecordCustomHeaders() {
    SendOptions options = SendOptions.header("tenant", "acme");
    producer.send(GREETED, by("ada"), options);
    try (TestEventBus bus = TestEventBus.create()) {
      bus.send(GREETED, by("ada"), options);

      assertThat(producer.events(GREETED).get(0)).hasHeader("tenant", "acme");
      assertThat(bus.events(GREETED).get(0)).hasHeader("tenant", "acme");
      assertThatThrownBy(
              () -> assertThat(bus.events(GREETED).get(0)).hasHeader("tenant", "initech"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("expected header tenant to be initech, but it is acme");
      assertThatThrownBy(() -> assertThat(bus.events(GREETED).get(0)).hasHeader("trace", "1"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("expected header trace, but the event has [tenant]");
    }
  }

  @Test
  void failNextFailsOneSend() {
    producer.failNext(new IllegalStateException("no broker"));
    assertThatThrownBy(() -> producer.send(GREETED, by("ada")).join())
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("no broker");
    assertThat(producer).sentNothing();
    producer.send(GREETED, by("ada")).join();
    assertThat(producer).sent(GREETED, by("ada"));
  }

  @Test
  void producerRejectsInvalidPayload() {
    GenericRecord empty = new GenericData.Record(GREETED.schema().schema());
    assertThatThrownBy(() -> producer.send(GREETED, empty))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("by is null");
    assertThat(producer).sentNothing();
  }

  @Test
  void closedProducerRejectsEvents() {
    producer.close();
    assertThatThrownBy(() -> producer.send(GREETED, by("ada")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void handlerRecordsEventsUntilCleared() throws InterruptedException {
    LocalEventBus bus = LocalEventBus.create(metadata).on(GREETED, handler);
    bus.send(GREETED, by("ada"));
    Assertions.assertThat(handler.payloads()).containsExactly(by("ada"));
    Assertions.assertThat(handler.ids()).containsExactly(ID);
    Assertions.assertThat(handler.awaitEvents(1, Duration.ZERO)).hasSize(1);
    handler.clear();
    Assertions.assertThat(handler.events()).isEmpty();
  }

  @Test
  void timeoutReportsTheEventsSoFar() {
    LocalEventBus.create(metadata).on(GREETED, handler).send(GREETED, by("ada"));
    assertThatThrownBy(() -> handler.awaitEvents(2, Duration.ofMillis(10)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("expected 2 events within")
        .hasMessageContaining(ID.toString());
  }

  @Test
  void failedAssertionsReportTheActualValue() {
    producer.send(GREETED, by("ada"));
    Event<GenericRecord> event = producer.events(GREETED).get(0);
    assertFails(() -> assertThat(event).hasType(LEFT), "expected an event of", "left");
    assertFails(() -> assertThat(event).hasPayload(by("bob")), "bob", "ada");
    assertFails(
        () -> assertThat(event).happenedAt(NOON.plusSeconds(1)), "12:00:01", "but it is " + NOON);
    assertFails(() -> assertThat(event).comesFrom("elsewhere"), "elsewhere");
    assertFails(() -> assertThat(producer).sent(GREETED, by("bob")), "bob", "ada");
    assertFails(() -> assertThat(producer).sentNothing(), "ada");
    assertFails(() -> assertThat(producer).sentNothingOf(GREETED), "ada");
    assertFails(() -> assertThat(producer).sentTypes(LEFT), "left", "greeted");
    assertFails(() -> assertThat(event).hasId(SequentialIds.id(9)), ID.toString());
    assertFails(() -> assertThat(handler).received(by("ada")), "ada");
    handler.handle(event);
    assertFails(() -> assertThat(handler).receivedNothing(), "ada");
  }

  private static void assertFails(Runnable assertion, String... parts) {
    assertThatThrownBy(assertion::run)
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(parts);
  }
}
