package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Condition;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.PartitionHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.it.support.LogLines;

/** Health reports why no events are handled, although the consumer itself has no fault. */
@EventBusTest
class ConsumerHealthTest {
  private static EmbeddedKafka kafka;

  private final EventType<GenericRecord> type = TestEvents.type("watched", "watched");

  @RegisterExtension final Bus bus = Bus.withBroker(() -> kafka.bootstrapServers());

  @BeforeAll
  static void startBroker() {
    kafka = EmbeddedKafka.builder().property("group.initial.rebalance.delay.ms", "0").start();
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  private EventConsumer start(CollectingHandler seen) {
    return bus.consumer("kafka.metadata.max.age.ms", "200").on(type, seen).start();
  }

  private static Condition await(EventConsumer consumer, Code code) {
    Await.until(
        code + " is reported",
        () -> consumer.health().conditions().stream().anyMatch(each -> each.code() == code),
        consumer::health);
    ConsumerHealth health = consumer.health();
    assertThat(health.status()).as(health.toString()).isEqualTo(Status.DEGRADED);
    return health.conditions().stream()
        .filter(each -> each.code() == code)
        .findFirst()
        .orElseThrow();
  }

  private static void awaitRunning(EventConsumer consumer) {
    Await.until(
        "running again",
        () ->
            consumer.health().status() == Status.RUNNING
                && consumer.health().conditions().isEmpty(),
        consumer::health);
  }

  @Test
  void missingTopicIsReportedOnceUntilItExists() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    try (LogLines log = LogLines.capture();
        EventConsumer consumer = start(seen)) {
      Condition missing = await(consumer, Code.TOPIC_MISSING);
      assertThat(missing.text()).isEqualTo("topic " + bus.topic("watched") + " does not exist");
      assertThat(missing.action()).contains("eventbus.topic.prefix");

      bus.send(type, "ada", 0);
      seen.await(1);
      awaitRunning(consumer);
      assertThat(log.with("WARN", "Condition of group", bus.topic("watched"))).hasSize(1);
      assertThat(log.with("INFO", "Condition of group", "ended", bus.topic("watched"))).hasSize(1);
    }
  }

  @Test
  void unavailableBrokerIsReportedAndLagIsUnknown() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    bus.send(type, "ada", 0);
    try (EventConsumer consumer = start(seen)) {
      seen.await(1);
      Await.until(
          "lag is known",
          () -> lags(consumer).stream().anyMatch(lag -> lag.lag().isPresent()),
          consumer::health);
      kafka.stop();
      try {
        Condition away = await(consumer, Code.BROKER_UNAVAILABLE);
        assertThat(away.text()).isEqualTo("no broker is available");
        Await.until(
            "lag is unknown",
            () -> lags(consumer).stream().allMatch(lag -> lag.lag().isEmpty()),
            consumer::health);
      } finally {
        kafka.start();
      }
      awaitRunning(consumer);
      bus.send(type, "ada", 1);
      seen.await(2);
    }
  }

  private static List<PartitionHealth> lags(EventConsumer consumer) {
    return List.copyOf(consumer.health().partitions().values());
  }

  @Test
  void startWithoutABrokerIsReported() {
    kafka.stop();
    try (EventConsumer consumer = start(new CollectingHandler())) {
      Condition away = await(consumer, Code.BROKER_UNAVAILABLE);
      assertThat(away.text()).startsWith("the consumer cannot start yet: ");
      kafka.start();
      await(consumer, Code.TOPIC_MISSING);
    } finally {
      kafka.start();
    }
  }

  @Test
  void openTransactionIsReportedUntilItEnds() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    bus.send(type, "ada", 0);
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bus.bootstrapServers(),
            "transactional.id",
            "hanging",
            "key.serializer",
            ByteArraySerializer.class,
            "value.serializer",
            ByteArraySerializer.class);
    try (EventConsumer consumer = start(seen);
        KafkaProducer<byte[], byte[]> hanging = new KafkaProducer<>(settings)) {
      seen.await(1);
      int partition = seen.all().get(0).delivery().partition();
      hanging.initTransactions();
      hanging.beginTransaction();
      hanging.send(new ProducerRecord<>(bus.topic("watched"), partition, null, new byte[1])).get();
      bus.send(type, "ada", 1);

      Condition open = await(consumer, Code.TRANSACTION_OPEN);
      assertThat(open.text())
          .contains(bus.topic("watched") + "-" + partition + "@1", "up to 2 records");
      assertThat(open.action()).contains("kafka-transactions.sh", "--start-offset 1");
      assertThat(seen.count()).isOne();
      hanging.abortTransaction();
      seen.await(2);
      awaitRunning(consumer);
    }
  }
}
