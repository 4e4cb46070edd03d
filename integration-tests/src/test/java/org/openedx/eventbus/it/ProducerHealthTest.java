package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.UnsentEventsException;
import org.openedx.eventbus.producer.monitoring.ProducerHealth;
import org.openedx.eventbus.producer.monitoring.ProducerHealth.Code;
import org.openedx.eventbus.producer.monitoring.ProducerHealth.Condition;
import org.openedx.eventbus.producer.monitoring.ProducerHealth.Status;

/** What a producer's health reports while events cannot be sent. */
@EventBusTest
class ProducerHealthTest {
  private final EventType<GenericRecord> type = TestEvents.type("health", "health");

  @RegisterExtension final Bus bus = Bus.shared();

  private Condition awaitCondition(KafkaEventProducer producer, Code code, Status status) {
    Await.until(
        "the condition is reported",
        () -> producer.health().conditions().stream().anyMatch(each -> each.code() == code),
        producer::health);
    ProducerHealth health = producer.health();
    assertThat(health.status()).isEqualTo(status);
    return health.conditions().get(0);
  }

  @Test
  void missingTopicIsReportedUntilItExists() throws Exception {
    Instant begin = Instant.now();
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(bus.config("topics.create", "none"))) {
      assertThat(producer.health().status()).isEqualTo(Status.RUNNING);
      CompletableFuture<SentEvent> sent = producer.send(type, payload(type, "ada", 0));

      Condition condition = awaitCondition(producer, Code.TOPIC_MISSING, Status.WAITING);

      assertThat(condition.subject()).contains(type.name().value(), bus.topic("health"));
      assertThat(condition.text()).contains("topic " + bus.topic("health") + " does not exist");
      assertThat(condition.since()).isBetween(begin, Instant.now());
      assertThat(producer.health().inFlight()).isEqualTo(1);
      assertThat(producer.health().bufferedBytes()).isPositive();
      assertThat(producer.health().oldest()).isPositive();
      bus.createTopic("health", 1, Map.of());
      sent.get(20, TimeUnit.SECONDS);
      Await.until(
          "the condition is gone",
          () -> producer.health().status() == Status.RUNNING,
          producer::health);
      assertThat(producer.health().inFlight()).isZero();
      assertThat(producer.health().oldest()).isZero();
      producer.close();
      assertThat(producer.health().status()).isEqualTo(Status.CLOSED);
    }
  }

  @Test
  void unavailableBrokerAndRegistryAndARejectedSchemaAreReported() throws Exception {
    bus.createTopic("health", 1, Map.of());
    KafkaEventProducer noBroker = with("kafka.bootstrap.servers", "127.0.0.1:1");
    KafkaEventProducer noRegistry = with("registry.url", "http://127.0.0.1:1");
    KafkaEventProducer noSchema = with("registry.auto-register", "false");
    try {
      awaitCondition(noRegistry, Code.REGISTRY_UNAVAILABLE, Status.WAITING);
      awaitCondition(noSchema, Code.SCHEMA_REJECTED, Status.FAILING);
      awaitCondition(noBroker, Code.BROKER_UNAVAILABLE, Status.WAITING);
    } finally {
      for (KafkaEventProducer each : List.of(noRegistry, noSchema, noBroker)) {
        assertThatThrownBy(each::close).isInstanceOf(UnsentEventsException.class);
      }
    }
  }

  /** Creates a producer that sends an event. */
  private KafkaEventProducer with(String setting, String value) {
    KafkaEventProducer producer =
        KafkaEventProducer.create(bus.config("producer.close-timeout", "0", setting, value));
    CompletableFuture<SentEvent> unused = producer.send(type, payload(type, "ada", 0));
    return producer;
  }
}
