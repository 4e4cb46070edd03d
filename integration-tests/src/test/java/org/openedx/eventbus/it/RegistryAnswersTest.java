package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.it.RegistryProxy.Answer;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.producer.errors.SendTimeoutException;
import org.openedx.eventbus.registry.RegistryUnavailableException.UnauthorizedException;

/**
 * Producers and consumers whose registry gives wrong answers: replicas lag, credentials are
 * rejected, another server responds, or the registry was replaced. Nothing becomes a dead letter.
 */
@EventBusTest
class RegistryAnswersTest {
  private static final Answer UNKNOWN =
      Answer.json(404, "{\"error_code\": 40403, \"message\": \"Schema not found\"}");
  private static final Answer NO_SUBJECT =
      Answer.json(404, "{\"error_code\": 40401, \"message\": \"Subject not found\"}");
  private static final Answer ANOTHER_SCHEMA =
      Answer.json(200, "{\"schema\": \"{\\\"type\\\": \\\"string\\\"}\"}");

  @RegisterExtension final Bus bus = Bus.shared();

  private final EventType<GenericRecord> known = TestEvents.type("known", "answers");
  private final EventType<GenericRecord> lagging = TestEvents.type("lagging", "answers");
  private final CollectingHandler seen = new CollectingHandler();
  private RegistryProxy proxy;

  @BeforeEach
  void startProxy() throws Exception {
    proxy = new RegistryProxy(bus.registryUrl());
    bus.createTopic("answers", 1, Map.of());
  }

  @AfterEach
  void stopProxy() {
    proxy.close();
  }

  private EventConsumer consumer(String... more) {
    List<String> settings = new ArrayList<>(List.of("registry.url", proxy.url()));
    settings.addAll(List.of(more));
    return bus.consumer(settings.toArray(String[]::new)).on(known, seen).on(lagging, seen).start();
  }

  private int valueId(EventType<GenericRecord> type) {
    ConsumerRecord<byte[], byte[]> record =
        bus.raw("answers").stream()
            .filter(each -> Bus.header(each, "ce_type").equals(type.name().value()))
            .findFirst()
            .orElseThrow();
    return WireFrame.idOf(record.value()).value();
  }

  private static Function<String, Optional<Answer>> ofId(int id, Answer answer) {
    return path -> path.endsWith("/schemas/ids/" + id) ? Optional.of(answer) : Optional.empty();
  }

  private static Optional<String> blockReason(EventConsumer consumer) {
    return consumer.health().partitions().values().stream()
        .flatMap(each -> each.blockReason().stream())
        .findFirst();
  }

  private void assertNoDeadLetters() {
    assertThat(bus.deadLetters()).isEmpty();
  }

  @Test
  void laggingReplicaDelaysNothingButTheKey() throws Exception {
    bus.send(lagging, "ada", 0);
    for (int i = 1; i <= 50; i++) {
      bus.send(lagging, "ada", i);
    }
    bus.send(known, "bob", 0);
    bus.send(lagging, "eve", 0);
    proxy.answer(ofId(valueId(lagging), UNKNOWN));
    try (EventConsumer consumer = consumer("registry.unknown-id-timeout", "5m")) {
      Await.until("another key is handled", () -> seen.count() == 1, consumer::health);
      Await.until("health lists the id", () -> listsUnknownId(consumer), consumer::health);
      bus.send(known, "bob", 1);
      Await.until("another key is handled", () -> seen.count() == 2, consumer::health);
      assertThat(consumer.health().status()).isEqualTo(ConsumerHealth.Status.RUNNING);
      assertThat(blockReason(consumer)).isEmpty();
      assertThat(seen.all()).extracting(CollectingHandler.Handled::user).containsOnly("bob");
      assertThat(proxy.replaced()).as("requests").isLessThan(40);
      proxy.behave();

      seen.await(54);
      Await.until("health is calm", () -> !listsUnknownId(consumer), consumer::health);
      assertThat(seen.all()).allMatch(each -> each.delivery().attempt() == 1);
    }
    seen.assertOrderByKey();
    assertNoDeadLetters();
  }

  private static boolean listsUnknownId(EventConsumer consumer) {
    return consumer.health().reasons().stream()
        .anyMatch(each -> each.contains("the registry has had no such id for"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | application/json | {\"error_code\": 40101, \"message\": \"no\"} |"
            + " REGISTRY_UNAUTHORIZED",
        "403 | text/html        | <html>Forbidden</html> | REGISTRY_UNAUTHORIZED",
        "200 | text/html        | <html>Welcome</html>   | REGISTRY_UNAVAILABLE",
        "404 | text/html        | <html>Not Found</html> | REGISTRY_UNAVAILABLE",
        "301 | text/html        | ''                     | REGISTRY_UNAVAILABLE",
        "503 | application/json | {}                     | REGISTRY_UNAVAILABLE"
      })
  void producerAndConsumerWaitForTheRegistry(
      int status, String type, String body, String blockReason) throws Exception {
    bus.send(known, "ada", 0);
    proxy.answerAll(new Answer(status, type, body));
    try (KafkaEventProducer producer =
            KafkaEventProducer.create(bus.config("registry.url", proxy.url()));
        EventConsumer consumer = consumer()) {
      CompletableFuture<SentEvent> sent = producer.send(known, payload(known, "ada", 1));
      Await.until(
          "the partition is blocked",
          () -> blockReason(consumer).equals(Optional.of(blockReason)),
          consumer::health);
      assertThat(sent).isNotDone();
      proxy.behave();

      assertThat(sent.get(20, TimeUnit.SECONDS).placements()).hasSize(1);
      seen.await(2);
      Await.until(
          "the partition is not blocked any more",
          () -> blockReason(consumer).isEmpty(),
          consumer::health);
    }
    assertNoDeadLetters();
  }

  @Test
  void eventFailsWithTheRealReasonAfterTheDeliveryTimeout() {
    proxy.answerAll(Answer.json(401, "{}"));
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(
            bus.config("registry.url", proxy.url(), "producer.delivery-timeout", "1s"))) {
      assertThatThrownBy(() -> producer.sendAndWait(known, payload(known, "ada", 0)))
          .isInstanceOf(SendTimeoutException.class)
          .hasMessageContaining("requires credentials (HTTP 401)")
          .hasCauseInstanceOf(UnauthorizedException.class);
    }
  }

  @Test
  void schemaThatIsNotRegisteredYetIsWaitedFor() throws Exception {
    bus.send(known, "ada", 0);
    proxy.answerAll(NO_SUBJECT);
    try (KafkaEventProducer producer =
        KafkaEventProducer.create(
            bus.config("registry.url", proxy.url(), "registry.auto-register", "false"))) {
      CompletableFuture<SentEvent> sent = producer.send(known, payload(known, "ada", 1));
      Await.until("the registry has been asked", () -> proxy.replaced() > 3);
      assertThat(sent).isNotDone();
      proxy.behave();

      assertThat(sent.get(20, TimeUnit.SECONDS).placements()).hasSize(1);
    }
  }

  @Test
  void replacedRegistryBlocksARunningConsumerUntilItIsRightAgain() throws Exception {
    TopicPartition partition = new TopicPartition(bus.topic("answers"), 0);
    bus.send(known, "ada", 0);
    try (EventConsumer consumer = consumer("registry.verify-interval", "100ms")) {
      seen.await(1);
      proxy.answer(ofId(valueId(known), ANOTHER_SCHEMA));
      Await.until(
          "the partition is blocked",
          () -> {
            bus.send(known, "ada", seen.count());
            return blockReason(consumer).equals(Optional.of("REGISTRY_MISMATCH"));
          },
          consumer::health);
      assertThat(consumer.health().reasons())
          .anyMatch(each -> each.contains(partition + " is blocked: REGISTRY_MISMATCH"));
      proxy.behave();

      seen.await(bus.raw("answers").size());
      Await.until("the partition continues", () -> blockReason(consumer).isEmpty());
    }
    assertNoDeadLetters();
  }

  /** A fresh process has no cached answers, so the contents of the registry have to show it. */
  @Test
  void registryOfAnotherEnvironmentBlocksANewConsumer() throws Exception {
    bus.send(known, "ada", 0);
    int id = valueId(known);
    proxy.answer(
        path ->
            path.contains("/subjects/")
                ? Optional.of(NO_SUBJECT)
                : ofId(id, ANOTHER_SCHEMA).apply(path));
    try (EventConsumer consumer = consumer()) {
      Await.until(
          "the partition is blocked",
          () -> blockReason(consumer).equals(Optional.of("REGISTRY_MISMATCH")),
          consumer::health);
      proxy.behave();

      seen.await(1);
    }
    assertNoDeadLetters();
  }
}
