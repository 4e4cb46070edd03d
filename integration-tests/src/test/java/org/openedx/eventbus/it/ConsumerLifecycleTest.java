package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Start and close of consumers: where a new group starts, what close commits, and what the next
 * consumer of the group handles.
 */
@EventBusTest
class ConsumerLifecycleTest {
  @RegisterExtension final Bus bus = Bus.shared();

  private final EventType<GenericRecord> type = TestEvents.type("lifecycle", "lifecycle");

  @Test
  void closeReturnsAtItsTimeoutAndUnhandledEventsAreRedelivered() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    bus.send(type, "ada", 0);
    EventConsumer consumer =
        bus.consumer("consumer.close-timeout", "1h")
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
    CollectingHandler seen = new CollectingHandler();
    try (EventConsumer successor = bus.consumer().on(type, seen).start()) {
      seen.await(1);
    }
  }

  @Test
  void handlerThatClosesItsConsumerHasItsEventCommitted() throws Exception {
    AtomicReference<EventConsumer> itself = new AtomicReference<>();
    CountDownLatch known = new CountDownLatch(1);
    CollectingHandler seen = new CollectingHandler();
    SentEvent.Placement placement = bus.send(type, "ada", 0);
    EventConsumer consumer =
        bus.consumer()
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  known.await();
                  itself.get().close();
                  seen.handle(event, delivery);
                })
            .start();
    itself.set(consumer);
    known.countDown();

    consumer.awaitShutdown();

    assertThat(consumer.isRunning()).isFalse();
    assertThat(seen.count()).isEqualTo(1);
    assertThat(bus.committed("g", "lifecycle", placement.partition()))
        .isEqualTo(placement.offset() + 1);
  }

  @Test
  void hangingHandlerIsInterruptedAtCloseTimeoutAndItsEventRedelivered() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    SentEvent.Placement placement = bus.send(type, "ada", 0);
    EventConsumer consumer =
        bus.consumer("consumer.close-timeout", "500ms")
            .on(
                type,
                (Event<GenericRecord> event) -> {
                  begun.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } finally {
                    interrupted.countDown();
                  }
                })
            .start();
    begun.await();

    long before = System.nanoTime();
    consumer.close();

    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(interrupted.await(0, TimeUnit.SECONDS)).isTrue();
    assertThat(bus.committed("g", "lifecycle", placement.partition()))
        .isLessThanOrEqualTo(placement.offset());
    CollectingHandler seen = new CollectingHandler();
    try (EventConsumer successor = bus.consumer().on(type, seen).start()) {
      seen.await(1);
    }
  }

  /** Kafka's own producer closes with the largest long in milliseconds. */
  @Test
  void endlessTimeoutsOfCloseAndSettingsDoNotOverflow() throws Exception {
    String forever = Long.toString(Long.MAX_VALUE);
    EventBusConfig config =
        bus.config(
            "consumer.close-timeout",
            forever,
            "consumer.commit-interval",
            forever,
            "consumer.circuit-breaker.window",
            forever,
            "consumer.circuit-breaker.open-duration",
            forever,
            "producer.close-timeout",
            forever,
            "producer.delivery-timeout",
            forever,
            "registry.timeout",
            forever,
            "registry.verify-interval",
            forever,
            "kafka.metadata.max.idle.ms",
            forever);
    CollectingHandler first = new CollectingHandler();
    EventConsumer consumer =
        EventConsumer.builder(config).group(bus.group("g")).on(type, first).start();
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      producer.send(type, payload(type, "ada", 1)).get(20, TimeUnit.SECONDS);
    }
    first.await(1);

    consumer.close(Duration.ofSeconds(Long.MAX_VALUE));

    assertThat(consumer.health().status()).isEqualTo(ConsumerHealth.Status.CLOSED);
    assertThat(bus.committed("g").values()).contains(1L);
  }

  @Test
  void closeCommitsHandledEventsSoThatNoneIsRedelivered() throws Exception {
    CollectingHandler first = new CollectingHandler();
    for (int n = 0; n < 200; n++) {
      bus.producer().send(type, payload(type, "user-" + n % 9, n));
    }
    bus.producer().flush();
    try (EventConsumer consumer =
        bus.consumer()
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  first.handle(event, delivery);
                  TimeUnit.MICROSECONDS.sleep(500);
                })
            .start()) {
      first.await(50);
    }
    int handledByTheFirst = first.count();
    CollectingHandler second = new CollectingHandler();
    try (EventConsumer consumer = bus.consumer().on(type, second).start()) {
      second.await(200 - handledByTheFirst);
    }
    assertThat(first.ids()).doesNotContainAnyElementsOf(second.ids());
    assertThat(first.count() + second.count()).isEqualTo(200);
  }

  @Test
  void groupStartedAtLatestHandlesEventsSentBetweenRuns() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    bus.send(type, "ada", 0);
    EventConsumerBuilder builder = bus.consumer("consumer.start", "latest").on(type, seen);
    try (EventConsumer consumer = builder.start()) {
      Await.until("the group has committed offsets", () -> bus.committed("g").size() == 4);
    }
    bus.send(type, "ada", 1);
    try (EventConsumer consumer = builder.start()) {
      seen.await(1);
    }
    assertThat(seen.numbers()).containsExactly(1L);
  }

  @Test
  void groupStartedAtATimeHandlesEventsSinceThenAndBetweenRuns() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    bus.send(type, "ada", 0);
    Instant before = Instant.now();
    Await.until("the next millisecond", () -> Instant.now().toEpochMilli() > before.toEpochMilli());
    String time = Instant.now().toString();
    bus.send(type, "ada", 1);
    bus.send(type, "ada", 2);
    EventConsumerBuilder builder = bus.consumer("consumer.start", time).on(type, seen);
    try (EventConsumer consumer = builder.start()) {
      seen.await(2);
      Await.until("the group has committed offsets", () -> bus.committed("g").size() == 4);
    }
    bus.send(type, "bob", 3);
    bus.send(type, "ada", 4);
    try (EventConsumer consumer = builder.start()) {
      seen.await(4);
    }
    assertThat(seen.numbers()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
  }
}
