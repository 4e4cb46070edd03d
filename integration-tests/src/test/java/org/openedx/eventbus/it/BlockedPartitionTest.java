package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.FailurePolicy;

/**
 * A partition is blocked while an event is incompatible or its dead letter cannot be written.
 * Proves with a real broker that health names the partition, that nothing behind the event is
 * committed, and that it continues afterwards.
 */
@EventBusTest
class BlockedPartitionTest {
  private static final Backoff QUICK =
      Backoff.exponential(Duration.ofMillis(5), Duration.ofMillis(20));

  private final EventType<GenericRecord> type = TestEvents.type("halting", "halting");

  @RegisterExtension final Bus bus = Bus.shared();

  private EventConsumerBuilder consumer(String... settings) {
    return bus.consumer(settings).onFailure(FailurePolicy.retry(1, QUICK).thenDeadLetter());
  }

  private long committed(Placement at) throws Exception {
    return bus.committed("g", "halting", at.partition());
  }

  /** Returns the same event type with a required field that stored events do not have. */
  private EventType<GenericRecord> later() {
    WireSchema schema =
        WireSchema.of(
            """
            {"type": "record", "name": "CloudEvent", "namespace": "%s", "fields": [
              {"name": "user", "type": "string"},
              {"name": "reason", "type": "string"}]}\
            """
                .formatted(type.name().value()));
    return GenericCodec.eventType(type.name(), schema).topic("halting").keyPath("user").build();
  }

  @Test
  void incompatibleEventBlocksItsPartitionUntilACompatibleConsumerStarts() throws Exception {
    Placement sent = bus.send(type, "ada", 0);
    try (EventConsumer incompatible = consumer().on(later(), event -> {}).start()) {
      Await.until(
          "health is PAUSED",
          () -> incompatible.health().status() == ConsumerHealth.Status.PAUSED,
          incompatible::health);
      assertThat(incompatible.health().reasons())
          .anyMatch(each -> each.contains(bus.topic("halting") + "-" + sent.partition()));
    }
    assertThat(committed(sent)).isLessThanOrEqualTo(sent.offset());
    assertThat(dispositions()).isEmpty();

    CollectingHandler seen = new CollectingHandler();
    try (EventConsumer compatible = consumer().on(type, seen).start()) {
      seen.await(1);
      Await.until("the event is committed", () -> committed(sent) == sent.offset() + 1);
    }
  }

  @Test
  void incompatibleEventIsDeadLetteredWhenConfigured() throws Exception {
    Placement sent = bus.send(type, "ada", 0);
    try (EventConsumer incompatible =
        consumer("consumer.on-incompatible", "dead-letter").on(later(), event -> {}).start()) {
      Await.until(
          "the event is committed",
          () -> committed(sent) == sent.offset() + 1,
          incompatible::health);
    }
    assertThat(dispositions()).containsExactly("INCOMPATIBLE");
  }

  @Test
  void unwritableDeadLetterBlocksItsPartitionUntilItIsWritten() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    try (EventConsumer consumer =
        consumer()
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  if (TestEvents.number(event) == 1) {
                    throw new EventRejectedException("never");
                  }
                  seen.handle(event, delivery);
                })
            .start()) {
      bus.send(type, "ada", 0);
      seen.await(1);
      setMaxDeadLetterBytes("10");
      Placement rejected = bus.send(type, "ada", 1);
      bus.send(type, "ada", 2);
      Await.until(
          "health is PAUSED",
          () -> consumer.health().status() == ConsumerHealth.Status.PAUSED,
          consumer::health);
      assertThat(consumer.health().reasons())
          .anyMatch(each -> each.contains(bus.topic("halting") + "-" + rejected.partition()));
      assertThat(committed(rejected)).isLessThanOrEqualTo(rejected.offset());
      assertThat(dispositions()).isEmpty();
      assertThat(seen.count()).as("later events of the key are not handled").isEqualTo(1);

      setMaxDeadLetterBytes("10485760");
      seen.await(2);
      Await.until("all events are committed", () -> committed(rejected) == rejected.offset() + 2);
    }
    assertThat(dispositions()).containsExactly("REJECTED");
  }

  private void setMaxDeadLetterBytes(String bytes) throws Exception {
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, bus.topic(bus.deadLetterTopic()));
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
    try (Admin admin = bus.admin()) {
      admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get(20, TimeUnit.SECONDS);
    }
  }

  /** Returns the dispositions of all dead letters. */
  private List<String> dispositions() {
    return bus.deadLetters().stream()
        .map(each -> new String(each.headers().lastHeader("dlq_disposition").value(), UTF_8))
        .toList();
  }
}
