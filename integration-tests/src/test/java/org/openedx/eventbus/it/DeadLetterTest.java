package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.Facts.fact;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.consumer.ConsumerFailedException;
import org.openedx.eventbus.consumer.ConsumerHealth;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.it.support.LogLines;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** What becomes of events that a handler cannot handle. */
@EventBusTest
class DeadLetterTest {
  private static final Backoff QUICK =
      Backoff.exponential(Duration.ofMillis(5), Duration.ofMillis(20));

  private final EventType<GenericRecord> type = Facts.type("ailing", "ailing");
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
        .onFailure(FailurePolicy.retry(2, QUICK).thenDeadLetter());
  }

  private SentEvent.Placement send(String user, long n) throws Exception {
    return producer.send(type, fact(type, user, n)).get(20, TimeUnit.SECONDS).placements().get(0);
  }

  private List<ConsumerRecord<byte[], byte[]>> letters() {
    return bus.raw(bus.group("g") + ".dead-letters");
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return new String(record.headers().lastHeader(header).value(), UTF_8);
  }

  @Test
  void afterTheLastAttemptTheEventIsALetterAndItsKeyGoesOn() throws Exception {
    Seen seen = new Seen();
    List<Integer> attempts = new CopyOnWriteArrayList<>();
    send("ada", 0);
    SentEvent.Placement failing = send("ada", 1);
    send("ada", 2);
    try (EventConsumer consumer =
        consumer()
            .on(
                type,
                HandlerOptions.handler("mailer")
                    .calls(
                        (Event<GenericRecord> event,
                            org.openedx.eventbus.handler.Delivery delivery) -> {
                          if (Facts.number(event) == 1) {
                            attempts.add(delivery.attempt());
                            throw new IllegalStateException("ada@example.org is not known");
                          }
                          seen.handle(event, delivery);
                        }))
            .on(type, HandlerOptions.handler("audit").calls(event -> {}))
            .start()) {
      seen.await(2);
      Await.until(
          "all is committed",
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
    assertThat(letters()).hasSize(1);
    ConsumerRecord<byte[], byte[]> letter = letters().get(0);
    assertThat(letter.key()).isEqualTo(original.key());
    assertThat(letter.value()).isEqualTo(original.value());
    assertThat(List.of(letter.headers().toArray())).startsWith(original.headers().toArray());
    assertThat(text(letter, "dlq_disposition")).isEqualTo("EXHAUSTED");
    assertThat(text(letter, "dlq_handler")).isEqualTo("mailer");
    assertThat(text(letter, "dlq_group")).isEqualTo(bus.group("g"));
    assertThat(text(letter, "dlq_topic")).isEqualTo(bus.topic("ailing"));
    assertThat(text(letter, "dlq_offset")).isEqualTo(Long.toString(failing.offset()));
    assertThat(text(letter, "dlq_attempts")).isEqualTo("3");
    assertThat(text(letter, "dlq_cause")).isEqualTo(IllegalStateException.class.getName());
    assertThat(letter.headers().lastHeader("dlq_message"))
        .as("what others say may be personal")
        .isNull();
  }

  @Test
  void whatAHandlerRejectsIsALetterAtOnceWithItsReason() throws Exception {
    AtomicInteger attempts = new AtomicInteger();
    SentEvent.Placement sent = send("ada", 0);
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
          "it is done with",
          () -> bus.committed("g", "ailing", sent.partition()) == sent.offset() + 1);
    }
    assertThat(attempts).hasValue(1);
    assertThat(text(letters().get(0), "dlq_disposition")).isEqualTo("REJECTED");
    assertThat(text(letters().get(0), "dlq_message")).isEqualTo("no such course");
  }

  @Test
  void anOutageOfAHandlerOpensItsBreakerInsteadOfFillingTheLetters() throws Exception {
    AtomicBoolean down = new AtomicBoolean(true);
    AtomicInteger calls = new AtomicInteger();
    Seen seen = new Seen();
    for (int i = 0; i < 200; i++) {
      send("user-" + i, i);
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
                (Event<GenericRecord> event, org.openedx.eventbus.handler.Delivery delivery) -> {
                  calls.incrementAndGet();
                  if (down.get()) {
                    throw new IllegalStateException("the database is away");
                  }
                  seen.handle(event, delivery);
                })
            .start()) {
      Await.until(
          "the breaker is open", () -> consumer.health().status() == ConsumerHealth.Status.PAUSED);
      assertThat(consumer.health().reasons()).anyMatch(each -> each.contains("'default'"));
      int before = calls.get();
      Await.until("it was tried", () -> calls.get() >= before + 2);
      down.set(false);
      seen.await(200 - letters().size());
      Await.until(
          "all is well again", () -> consumer.health().status() == ConsumerHealth.Status.RUNNING);
    }
    assertThat(letters().size()).as("letters of 200 events").isLessThan(20);
  }

  @Test
  void aDeadLetterTopicThatIsMissingOrTooSmallEndsTheConsumerWithTheFix() throws Exception {
    send("ada", 0);
    try (EventConsumer consumer = consumer("topics.create", "none").on(type, event -> {}).start()) {
      assertThatThrownBy(consumer::awaitShutdown)
          .isInstanceOf(ConsumerFailedException.class)
          .hasCauseInstanceOf(ConfigurationException.class)
          .hasMessageContaining(bus.topic(bus.group("g") + ".dead-letters"))
          .hasMessageContaining("eventbus.topics.create");
      assertThat(consumer.health().status()).isEqualTo(ConsumerHealth.Status.FAILED);
    }
    bus.createTopic(bus.group("g") + ".dead-letters", 1, Map.of("max.message.bytes", "1000"));
    try (EventConsumer consumer = consumer().on(type, event -> {}).start()) {
      assertThatThrownBy(consumer::awaitShutdown)
          .isInstanceOf(ConsumerFailedException.class)
          .hasMessageContaining("max.message.bytes");
    }
  }

  @Test
  void aDeadLetterTopicWithoutRoomForTheHeadersOfTheLargestEventIsWarnedOf() throws Exception {
    send("ada", 0);
    bus.createTopic(bus.group("g") + ".dead-letters", 1, Map.of("max.message.bytes", "1048588"));
    Seen seen = new Seen();
    try (LogLines log = LogLines.capture();
        EventConsumer consumer = consumer().on(type, seen).start()) {
      seen.await(1);
      assertThat(
              log.with(
                  "WARN",
                  bus.topic(bus.group("g") + ".dead-letters"),
                  "raise its max.message.bytes to 1064972"))
          .hasSize(1);
      assertThat(log.with("WARN", "max.message.bytes", ".redrive"))
          .as("of a topic that was created large enough")
          .isEmpty();
    }
  }

  @Test
  void groupTopicsThatTheBrokerWillNotCreateEndTheConsumerWithTheFix() throws Exception {
    send("ada", 0);
    try (EventConsumer consumer =
        consumer("topics.partitions", "10001").on(type, event -> {}).start()) {
      assertThatThrownBy(consumer::awaitShutdown)
          .isInstanceOf(ConsumerFailedException.class)
          .hasCauseInstanceOf(ConfigurationException.class)
          .hasMessageContaining(bus.topic(bus.group("g") + ".dead-letters"))
          .hasMessageContaining("could not be created")
          .hasMessageContaining("eventbus.topics.*")
          .hasMessageContaining("max.message.bytes=1064972");
    }
  }

  @Test
  void aConsumerWaitsForTheBrokersThatItsGroupsTopicsAreToBeOn() throws Exception {
    send("ada", 0);
    String waiting = bus.topic(bus.group("g") + ".dead-letters");
    try (LogLines log = LogLines.capture();
        EventConsumer consumer =
            consumer("topics.replication-factor", "3").on(type, event -> {}).start()) {
      Await.until(
          "it says so",
          () -> log.with(waiting, "asked again", "eventbus.topics.replication-factor").size() > 1,
          log::text);
      assertThat(consumer.health().status()).isNotEqualTo(ConsumerHealth.Status.FAILED);
    }
  }

  @Test
  void aPausedConsumerOrHandlerGetsNothingUntilItGoesOn() throws Exception {
    Seen calm = new Seen();
    Seen paused = new Seen();
    try (EventConsumer consumer =
        consumer()
            .on(type, HandlerOptions.handler("calm").calls(calm))
            .on(type, HandlerOptions.handler("paused").calls(paused))
            .start()) {
      send("ada", 0);
      calm.await(1);
      paused.await(1);
      consumer.pause("paused");
      Await.until("it says so", () -> consumer.health().status() == ConsumerHealth.Status.PAUSED);
      send("ada", 1);
      calm.await(2);
      assertThat(paused.count()).isEqualTo(1);
      consumer.resume("paused");
      paused.await(2);

      consumer.pause();
      Await.until("it says so", () -> consumer.health().status() == ConsumerHealth.Status.PAUSED);
      send("ada", 2);
      consumer.resume();
      calm.await(3);
      paused.await(3);
      assertThatThrownBy(() -> consumer.pause("nobody"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("calm");
    }
  }

  @Test
  void keysAreHandledAtOnceAsManyAsWantedAndEachInItsOrder() throws Exception {
    int keys = 32;
    CountDownLatch together = new CountDownLatch(keys);
    Seen seen = new Seen();
    List<SentEvent.Placement> sent = new ArrayList<>();
    for (int n = 0; n < 2 * keys; n++) {
      sent.add(send("user-" + n % keys, n));
    }
    try (EventConsumer consumer =
        consumer()
            .concurrency(keys)
            .on(
                type,
                (Event<GenericRecord> event, org.openedx.eventbus.handler.Delivery delivery) -> {
                  if (Facts.number(event) < keys) {
                    together.countDown();
                    if (!together.await(20, TimeUnit.SECONDS)) {
                      throw new AssertionError("never so many at once");
                    }
                  }
                  seen.handle(event, delivery);
                })
            .start()) {
      seen.await(2 * keys);
    }
    assertThat(sent.stream().map(SentEvent.Placement::partition).distinct().count())
        .as("far fewer partitions than handlers at once")
        .isLessThan(keys);
    seen.assertOrderByKey();
  }
}
