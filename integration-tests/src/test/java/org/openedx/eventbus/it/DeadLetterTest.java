package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.consumer.ConsumerFailedException;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.it.support.LogLines;

/**
 * Dead letters and circuit breakers with a real broker: when an event is dead-lettered and with
 * which headers, which faults of the dead-deadLetter topic end the consumer, and which are retried.
 */
@EventBusTest
class DeadLetterTest {
  private static final Backoff QUICK =
      Backoff.exponential(Duration.ofMillis(5), Duration.ofMillis(20));

  private final EventType<GenericRecord> type = TestEvents.type("ailing", "ailing");

  @RegisterExtension final Bus bus = Bus.shared();

  private EventConsumerBuilder consumer(String... settings) {
    return bus.consumer(settings).onFailure(FailurePolicy.retry(2, QUICK).thenDeadLetter());
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return new String(record.headers().lastHeader(header).value(), UTF_8);
  }

  @Test
  void exhaustedEventIsDeadLetteredAndItsKeyContinues() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    List<Integer> attempts = new CopyOnWriteArrayList<>();
    bus.send(type, "ada", 0);
    SentEvent.Placement failing = bus.send(type, "ada", 1);
    bus.send(type, "ada", 2);
    try (EventConsumer consumer =
        consumer()
            .on(
                type,
                HandlerOptions.handler("mailer")
                    .calls(
                        (Event<GenericRecord> event, Delivery delivery) -> {
                          if (TestEvents.number(event) == 1) {
                            attempts.add(delivery.attempt());
                            throw new IllegalStateException("ada@example.org is not known");
                          }
                          seen.handle(event, delivery);
                        }))
            .on(type, HandlerOptions.handler("audit").calls(event -> {}))
            .start()) {
      seen.await(2);
      Await.until(
          "all events are committed",
          () -> bus.committed("g", "ailing", failing.partition()) == failing.offset() + 2);
    }
    assertThat(attempts).containsExactly(1, 2, 3);
    assertThat(seen.numbers()).containsExactly(0L, 2L);
    ConsumerRecord<byte[], byte[]> original =
        bus.raw("ailing").stream()
            .filter(each -> each.offset() == failing.offset())
            .filter(each -> each.partition() == failing.partition())
            .findFirst()
            .orElseThrow();
    assertThat(bus.deadLetters()).hasSize(1);
    ConsumerRecord<byte[], byte[]> deadLetter = bus.deadLetters().get(0);
    assertThat(deadLetter.key()).isEqualTo(original.key());
    assertThat(deadLetter.value()).isEqualTo(original.value());
    assertThat(List.of(deadLetter.headers().toArray())).startsWith(original.headers().toArray());
    assertThat(text(deadLetter, "dlq_disposition")).isEqualTo("EXHAUSTED");
    assertThat(text(deadLetter, "dlq_handler")).isEqualTo("mailer");
    assertThat(text(deadLetter, "dlq_group")).isEqualTo(bus.group("g"));
    assertThat(text(deadLetter, "dlq_topic")).isEqualTo(bus.topic("ailing"));
    assertThat(text(deadLetter, "dlq_offset")).isEqualTo(Long.toString(failing.offset()));
    assertThat(text(deadLetter, "dlq_attempts")).isEqualTo("3");
    assertThat(text(deadLetter, "dlq_cause")).isEqualTo(IllegalStateException.class.getName());
    assertThat(deadLetter.headers().lastHeader("dlq_message"))
        .as("messages of exceptions may be personal data")
        .isNull();
  }

  @Test
  void rejectedEventIsDeadLetteredAtOnceWithItsReason() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    SentEvent.Placement sent = bus.send(type, "ada", 0);
    try (EventConsumer consumer =
        consumer()
            .on(
                type,
                (Event<GenericRecord> event) -> {
                  attempts.incrementAndGet();
                  throw new EventRejectedException("no such course");
                })
            .start()) {
      Await.until(
          "the event is committed",
          () -> bus.committed("g", "ailing", sent.partition()) == sent.offset() + 1);
    }
    assertThat(attempts).hasValue(1);
    assertThat(text(bus.deadLetters().get(0), "dlq_disposition")).isEqualTo("REJECTED");
    assertThat(text(bus.deadLetters().get(0), "dlq_message")).isEqualTo("no such course");
  }

  @Test
  void handlerOutageOpensTheCircuitBreakerInsteadOfDeadLettering() throws Exception {
    AtomicBoolean down = new AtomicBoolean(true);
    AtomicInteger calls = new AtomicInteger();
    CollectingHandler seen = new CollectingHandler();
    for (int i = 0; i < 200; i++) {
      bus.send(type, "user-" + i, i);
    }
    try (EventConsumer consumer =
        consumer(
                "consumer.circuit-breaker.failing-keys",
                "5",
                "consumer.circuit-breaker.open-duration",
                "100ms")
            .onFailure(FailurePolicy.retry(1, QUICK).thenDeadLetter())
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  calls.incrementAndGet();
                  if (down.get()) {
                    throw new IllegalStateException("the database is unavailable");
                  }
                  seen.handle(event, delivery);
                })
            .start()) {
      Await.until(
          "the circuit breaker is open",
          () -> consumer.health().status() == ConsumerHealth.Status.PAUSED);
      assertThat(consumer.health().reasons()).anyMatch(each -> each.contains("'default'"));
      int before = calls.get();
      Await.until("trial events were handled", () -> calls.get() >= before + 2);
      down.set(false);
      seen.await(200 - bus.deadLetters().size());
      Await.until(
          "the circuit breaker is closed",
          () -> consumer.health().status() == ConsumerHealth.Status.RUNNING);
    }
    assertThat(bus.deadLetters().size()).as("dead letters of 200 events").isLessThan(20);
  }

  @Test
  void missingOrTooSmallDeadLetterTopicFailsTheConsumerNamingTheFix() throws Exception {
    bus.send(type, "ada", 0);
    try (EventConsumer consumer = consumer("topics.create", "none").on(type, event -> {}).start()) {
      assertThatThrownBy(consumer::awaitShutdown)
          .isInstanceOf(ConsumerFailedException.class)
          .hasCauseInstanceOf(ConfigurationException.class)
          .hasMessageContaining(bus.topic(bus.deadLetterTopic()))
          .hasMessageContaining("eventbus.topics.create");
      assertThat(consumer.health().status()).isEqualTo(ConsumerHealth.Status.FAILED);
    }
    bus.createTopic(bus.deadLetterTopic(), 1, Map.of("max.message.bytes", "1000"));
    try (EventConsumer consumer = consumer().on(type, event -> {}).start()) {
      assertThatThrownBy(consumer::awaitShutdown)
          .isInstanceOf(ConsumerFailedException.class)
          .hasMessageContaining("max.message.bytes");
    }
  }

  @Test
  void deadLetterTopicTooSmallForTheLargestEventIsLogged() throws Exception {
    bus.send(type, "ada", 0);
    bus.createTopic(
        bus.deadLetterTopic(), 1, Map.of("max.message.bytes", "1048588", "retention.ms", "-1"));
    CollectingHandler seen = new CollectingHandler();
    try (LogLines log = LogLines.capture();
        EventConsumer consumer = consumer().on(type, seen).start()) {
      seen.await(1);
      assertThat(
              log.with(
                  "WARN",
                  bus.topic(bus.deadLetterTopic()),
                  "raise its max.message.bytes to 1064972"))
          .hasSize(1);
    }
  }

  @Test
  void rejectedGroupTopicsFailTheConsumerNamingTheFix() throws Exception {
    bus.send(type, "ada", 0);
    try (EventConsumer consumer =
        consumer("topics.partitions", "10001").on(type, event -> {}).start()) {
      assertThatThrownBy(consumer::awaitShutdown)
          .isInstanceOf(ConsumerFailedException.class)
          .hasCauseInstanceOf(ConfigurationException.class)
          .hasMessageContaining(bus.topic(bus.deadLetterTopic()))
          .hasMessageContaining("could not be created")
          .hasMessageContaining("eventbus.topics.*")
          .hasMessageContaining("max.message.bytes=1064972");
    }
  }

  @Test
  void consumerRetriesGroupTopicsUntilEnoughBrokersAreAvailable() throws Exception {
    bus.send(type, "ada", 0);
    String waiting = bus.topic(bus.deadLetterTopic());
    try (LogLines log = LogLines.capture();
        EventConsumer consumer =
            consumer("topics.replication-factor", "3").on(type, event -> {}).start()) {
      Await.until(
          "the retry is logged",
          () -> log.with(waiting, "retrying", "eventbus.topics.replication-factor").size() > 1,
          log::text);
      assertThat(consumer.health().status()).isNotEqualTo(ConsumerHealth.Status.FAILED);
    }
  }
}
