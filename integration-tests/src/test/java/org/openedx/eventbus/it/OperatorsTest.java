package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.it.Facts.fact;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.consumer.ConsumerHealth.Status;
import org.openedx.eventbus.consumer.ConsumerListener;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.it.support.LogLines;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** What those who run a consumer can do, and what they are told. */
@EventBusTest
class OperatorsTest {
  private static final Backoff QUICK =
      Backoff.exponential(Duration.ofMillis(5), Duration.ofMillis(20));

  /** Stands in payloads, keys and what handlers say. */
  private static final String SECRET = "ada-5e9d41";

  private final EventType<GenericRecord> type = Facts.type("run", "run");
  private final EventType<GenericRecord> elsewhere = Facts.type("elsewhere", "elsewhere");
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
    return EventConsumer.builder(bus.config(settings)).group(bus.group("g"));
  }

  private void send(EventType<GenericRecord> what, String user, long n) throws Exception {
    producer.send(what, fact(what, user, n, user)).get(20, TimeUnit.SECONDS);
  }

  private static void awaitStatus(EventConsumer consumer, Status status) {
    Await.until("it is " + status, () -> consumer.health().status() == status, consumer::health);
  }

  @Test
  void aSwitchStopsAllProcessesOfAGroupAndLetsThemGoOn() throws Exception {
    AtomicBoolean off = new AtomicBoolean(true);
    Seen seen = new Seen();
    send(type, "ada", 0);
    EventConsumerBuilder builder = consumer().on(type, seen).pausedWhile(off::get);
    try (EventConsumer one = builder.start();
        EventConsumer two = builder.start()) {
      for (EventConsumer each : Set.of(one, two)) {
        awaitStatus(each, Status.PAUSED);
        assertThat(each.health().reasons()).contains("paused by its switch");
        each.resume(); // that is the owner's, and not the switch's
      }
      Await.until("the group has a place", () -> bus.committed("g").size() == 4);
      assertThat(seen.count()).isZero();
      off.set(false);
      seen.await(1);
      off.set(true);
      awaitStatus(one, Status.PAUSED);
      awaitStatus(two, Status.PAUSED);
      for (int n = 1; n < 20; n++) {
        send(type, "user-" + n, n);
      }
      assertThat(seen.count()).isEqualTo(1);
      off.set(false);
      seen.await(20);
    }
    assertThat(seen.count()).isEqualTo(20);
  }

  @Test
  void aSwitchOfAHandlerStopsThatOneAloneAndOneThatFailsHolds() throws Exception {
    AtomicBoolean answers = new AtomicBoolean();
    Seen calm = new Seen();
    Seen switched = new Seen();
    try (EventConsumer consumer =
        consumer()
            .on(type, HandlerOptions.handler("calm").calls(calm))
            .on(type, HandlerOptions.handler("switched").calls(switched))
            .pausedWhile(
                "switched",
                () -> {
                  if (!answers.get()) {
                    throw new IllegalStateException("the flags are away");
                  }
                  return false;
                })
            .start()) {
      send(type, "ada", 0);
      calm.await(1);
      assertThat(consumer.health().reasons())
          .contains("handler 'switched' is paused by its switch");
      assertThat(switched.count()).as("until the switch has said so").isZero();
      answers.set(true);
      switched.await(1);
    }
    assertThatThrownBy(() -> consumer().on(type, calm).pausedWhile("nobody", () -> true).start())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("pausedWhile(\"nobody\"");
  }

  /** One thread, held by an event that was begun before: nothing that waits for it is begun. */
  @Test
  void aPauseHoldsBackWhatWaitsForAThreadAlready() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch goOn = new CountDownLatch(1);
    for (int n = 0; n < 50; n++) {
      send(type, "user-" + n, n);
    }
    try (EventConsumer consumer =
        consumer()
            .concurrency(1)
            .on(
                type,
                (Event<GenericRecord> event) -> {
                  begun.incrementAndGet();
                  goOn.await();
                })
            .start()) {
      Await.until("it has begun", () -> begun.get() == 1);
      consumer.pause();
      awaitStatus(consumer, Status.PAUSED);
      goOn.countDown();
      Await.until(
          "what was begun is committed",
          () -> bus.committed("g").values().stream().mapToLong(each -> each).sum() == 1);
      assertThat(begun).hasValue(1);
      consumer.resume();
      Await.until("all are handled", () -> begun.get() == 50);
    }
  }

  @Test
  void closingTakesNoLongerThanAskedAndWhatWasNotHandledComesAgain() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    send(type, "ada", 0);
    EventConsumer consumer =
        consumer("consumer.close-timeout", "1h")
            .on(
                type,
                (Event<GenericRecord> event) -> {
                  begun.countDown();
                  new CountDownLatch(1).await();
                })
            .start();
    begun.await();

    consumer.close(Duration.ZERO);

    assertThat(consumer.health().status()).isEqualTo(Status.CLOSED);
    Seen seen = new Seen();
    try (EventConsumer successor = consumer().on(type, seen).start()) {
      seen.await(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void othersOfTheGroupThatReadOtherTopicsAreNamedInAWarning(String protocol) throws Exception {
    Seen seen = new Seen();
    send(type, "ada", 0);
    send(elsewhere, "ada", 0);
    try (EventConsumer one =
        consumer("kafka.group.protocol", protocol, "service.name", "mailer")
            .on(elsewhere, seen)
            .start()) {
      seen.await(1);
      Await.until("it has a place", () -> bus.committed("g").size() == 4);
      try (LogLines lines = LogLines.capture();
          EventConsumer two = consumer("kafka.group.protocol", protocol).on(type, seen).start()) {
        seen.await(2);
        assertThat(lines.with("has members that read other topics"))
            .as(lines.text())
            .singleElement()
            .asString()
            .contains(bus.group("g"), "mailer-" + bus.group("g"), bus.topic("elsewhere"));
      }
      try (LogLines lines = LogLines.capture();
          EventConsumer two =
              consumer("kafka.group.protocol", protocol).on(elsewhere, seen).start()) {
        send(elsewhere, "bob", 1);
        seen.await(3);
        assertThat(lines.with("has members that read other topics")).isEmpty();
      }
    }
  }

  @Test
  void eachChangeIsALineOfTheLogAndNoneHasWhatAnEventSays() throws Exception {
    AtomicBoolean down = new AtomicBoolean(true);
    AtomicInteger failures = new AtomicInteger();
    String log;
    send(type, SECRET, 0);
    bus.write(
        new ProducerRecord<>(
            bus.topic("run"),
            null,
            SECRET.getBytes(UTF_8),
            SECRET.getBytes(UTF_8),
            bus.raw("run").get(0).headers()));
    for (int n = 1; n < 10; n++) {
      send(type, SECRET + n, n);
    }
    try (LogLines lines = LogLines.capture()) {
      try (EventConsumer consumer =
          consumer(
                  "consumer.circuit-breaker.failing-keys",
                  "3",
                  "consumer.circuit-breaker.open-duration",
                  "50ms")
              .onFailure(FailurePolicy.retry(1, QUICK).thenDeadLetter())
              .on(
                  type,
                  HandlerOptions.handler("ill")
                      .calls(
                          (Event<GenericRecord> event) -> {
                            failures.incrementAndGet();
                            if (down.get()) {
                              throw new IllegalStateException(
                                  "no: " + event.payload(), new Exception(Facts.user(event)));
                            }
                          }))
              .on(
                  type,
                  HandlerOptions.handler("refuses")
                      .calls(
                          (Event<GenericRecord> event) -> {
                            throw new AssertionError(event.payload());
                          }))
              .listener(
                  new ConsumerListener() {
                    @Override
                    public void handled(
                        String handler, Event<?> event, Delivery delivery, Duration took) {
                      throw new IllegalStateException(event.payload().toString());
                    }
                  })
              .start()) {
        Await.until("the breaker is open", () -> !lines.with("'ill' fails whatever").isEmpty());
        down.set(false);
        Await.until("it works again", () -> !lines.with("Handler 'ill' works again").isEmpty());
        consumer.pause("refuses");
        Await.until("it says so", () -> !lines.with("'refuses' is paused by its owner").isEmpty());
        Await.until("that it is paused", () -> !lines.with("is PAUSED").isEmpty());
        consumer.resume("refuses");
        Await.until("it says so", () -> !lines.with("'refuses' is no longer paused").isEmpty());
      }
      log = lines.text();
      for (String expected :
          new String[] {
            "begins: ",
            "Reading [",
            "Gave up [",
            "is closed",
            "is PAUSED",
            "failed at",
            "gives up at",
            "POISON",
            "A consumer listener failed"
          }) {
        assertThat(lines.with(expected)).as("lines with '%s'", expected).isNotEmpty();
      }
    }
    assertThat(log).contains("java.lang.IllegalStateException", "at " + getClass().getName());
    assertThat(log).as("what is logged").doesNotContain(SECRET);
  }

  @Test
  void theLogSaysWhyAConsumerFailed() throws Exception {
    bus.createTopic(bus.group("g") + ".dead-letters", 1, Map.of("max.message.bytes", "1000"));
    try (LogLines lines = LogLines.capture();
        EventConsumer consumer = consumer().on(type, event -> {}).start()) {
      assertThatThrownBy(consumer::awaitShutdown).hasMessageContaining("max.message.bytes");
      assertThat(lines.with("ERROR", "has FAILED", bus.group("g"))).hasSize(1);
    }
  }
}
