package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.Facts.fact;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.consumer.ConsumerHealth;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** What a partition stands still for, what it says, and that it goes on. */
@EventBusTest
class StandstillTest {
  private static final Backoff QUICK =
      Backoff.exponential(Duration.ofMillis(5), Duration.ofMillis(20));

  private final EventType<GenericRecord> type = Facts.type("halting", "halting");
  private Bus bus;
  private KafkaEventProducer producer;

  @BeforeEach
  void produce(EventBusInfrastructure infrastructure, TopicPrefix prefix) {
    bus = new Bus(infrastructure.bootstrapServers(), infrastructure.registryUrl(), prefix.value());
    producer = KafkaEventProducer.create(bus.config());
  }

  @AfterEach
  void closeProducer() {
    producer.close();
  }

  private EventConsumerBuilder consumer(String... settings) {
    return EventConsumer.builder(bus.config(settings))
        .group(bus.group("g"))
        .onFailure(FailurePolicy.retry(1, QUICK).thenDeadLetter());
  }

  private Placement send(String user, long n) throws Exception {
    return producer.send(type, fact(type, user, n)).get(20, TimeUnit.SECONDS).placements().get(0);
  }

  private long committed(Placement at) throws Exception {
    return bus.committed("g", "halting", at.partition());
  }

  /**
   * The same type in a version with a field that nobody wrote yet, and no value for its absence.
   */
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
  void anEventThatThisContractCannotReadStopsItsPartitionUntilOneIsDeployedThatCan()
      throws Exception {
    Placement sent = send("ada", 0);
    try (EventConsumer tooNew = consumer().on(later(), event -> {}).start()) {
      Await.until(
          "it says so",
          () -> tooNew.health().status() == ConsumerHealth.Status.PAUSED,
          tooNew::health);
      assertThat(tooNew.health().reasons())
          .anyMatch(each -> each.contains(bus.topic("halting") + "-" + sent.partition()));
    }
    assertThat(committed(sent)).isLessThanOrEqualTo(sent.offset());
    assertThat(letters()).isEmpty();

    Seen seen = new Seen();
    try (EventConsumer right = consumer().on(type, seen).start()) {
      seen.await(1);
      Await.until("it is committed", () -> committed(sent) == sent.offset() + 1);
    }
  }

  @Test
  void anEventThatThisContractCannotReadIsALetterWhereThatIsSaid() throws Exception {
    Placement sent = send("ada", 0);
    try (EventConsumer tooNew =
        consumer("consumer.on-incompatible", "dead-letter").on(later(), event -> {}).start()) {
      Await.until("it is done with", () -> committed(sent) == sent.offset() + 1, tooNew::health);
    }
    assertThat(letters()).containsExactly("INCOMPATIBLE");
  }

  @Test
  void aLetterThatCannotBeWrittenStopsItsPartitionUntilItCan() throws Exception {
    Seen seen = new Seen();
    try (EventConsumer consumer =
        consumer()
            .on(
                type,
                (Event<GenericRecord> event, org.openedx.eventbus.handler.Delivery delivery) -> {
                  if (Facts.number(event) == 1) {
                    throw new EventRejectedException("never");
                  }
                  seen.handle(event, delivery);
                })
            .start()) {
      send("ada", 0);
      seen.await(1);
      largestLetter("10");
      Placement rejected = send("ada", 1);
      send("ada", 2);
      Await.until(
          "it says so",
          () -> consumer.health().status() == ConsumerHealth.Status.PAUSED,
          consumer::health);
      assertThat(consumer.health().reasons())
          .anyMatch(each -> each.contains(bus.topic("halting") + "-" + rejected.partition()));
      assertThat(committed(rejected)).isLessThanOrEqualTo(rejected.offset());
      assertThat(letters()).isEmpty();
      assertThat(seen.count()).as("what is behind it in its key waits").isEqualTo(1);

      largestLetter("10485760");
      seen.await(2);
      Await.until("all is committed", () -> committed(rejected) == rejected.offset() + 2);
    }
    assertThat(letters()).containsExactly("REJECTED");
  }

  private void largestLetter(String bytes) throws Exception {
    ConfigResource topic =
        new ConfigResource(ConfigResource.Type.TOPIC, bus.topic(bus.group("g") + ".dead-letters"));
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
    try (Admin admin = bus.admin()) {
      admin.incrementalAlterConfigs(Map.of(topic, List.of(set))).all().get(20, TimeUnit.SECONDS);
    }
  }

  /** The dispositions of all dead letters. */
  private List<String> letters() {
    return bus.raw(bus.group("g") + ".dead-letters").stream()
        .map(each -> new String(each.headers().lastHeader("dlq_disposition").value(), UTF_8))
        .toList();
  }
}
