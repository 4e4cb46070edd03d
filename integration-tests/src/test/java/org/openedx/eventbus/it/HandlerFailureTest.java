package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.Facts.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.ConsumerListener;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.producer.KafkaEventProducer;

/** What becomes of an event whose handler fails, and of those around it. */
@EventBusTest
class HandlerFailureTest {
  private static final FailurePolicy QUICK =
      FailurePolicy.retryForever(
          Backoff.exponential(Duration.ofMillis(20), Duration.ofMillis(200)));

  private final EventType<GenericRecord> type = Facts.type("failing", "failing");
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
    EventBusConfig config = bus.config(settings);
    return EventConsumer.builder(config).group(bus.group("g")).onFailure(QUICK);
  }

  private SentEvent.Placement send(String user, long n) throws Exception {
    return producer.send(type, fact(type, user, n)).get(20, TimeUnit.SECONDS).placements().get(0);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aFailingEventHoldsUpItsKeyAloneAndIsNeverCommittedPast(boolean error) throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    AtomicInteger attempts = new AtomicInteger();
    List<Integer> attemptNumbers = new ArrayList<>();
    Seen seen = new Seen();
    int partition = send("ada", 0).partition();
    SentEvent.Placement failing = send("ada", 1);
    send("ada", 2);
    for (int i = 0; i < 30; i++) {
      send("other-" + i, i);
    }
    EventConsumerBuilder builder =
        consumer()
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  if (Facts.user(event).equals("ada") && Facts.number(event) == 1) {
                    attempts.incrementAndGet();
                    attemptNumbers.add(delivery.attempt());
                    if (broken.get()) {
                      if (error) {
                        throw new AssertionError("broken");
                      }
                      throw new Exception("broken");
                    }
                  }
                  seen.handle(event, delivery);
                });
    try (EventConsumer first = builder.start()) {
      Await.until("tried again", () -> attempts.get() >= 4);
      seen.await(1 + 30);
      Await.until(
          "what was before it is committed",
          () -> bus.committed("g", "failing", partition) == failing.offset());
      assertThat(seen.all())
          .filteredOn(each -> each.user().equals("ada"))
          .extracting(Seen.One::n)
          .containsExactly(0L);
    }
    assertThat(attemptNumbers).startsWith(1, 2, 3, 4);
    assertThat(bus.committed("g", "failing", partition)).isEqualTo(failing.offset());

    broken.set(false);
    try (EventConsumer second = builder.start()) {
      seen.await(33);
    }
    assertThat(seen.ids()).as("nothing was skipped").hasSize(33);
    assertThat(seen.count()).as("nothing was handled twice, though it lay beyond").isEqualTo(33);
    assertThat(seen.all())
        .filteredOn(each -> each.user().equals("ada"))
        .extracting(Seen.One::n)
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void onlyTheFailedHandlerOfSeveralRunsAgain() throws Exception {
    Seen calm = new Seen();
    AtomicInteger attempts = new AtomicInteger();
    send("ada", 0);
    try (EventConsumer consumer =
        consumer()
            .on(type, calm)
            .on(
                type,
                HandlerOptions.handler("flaky")
                    .calls(
                        (Event<GenericRecord> event) -> {
                          if (attempts.incrementAndGet() < 4) {
                            throw new IllegalStateException("not yet");
                          }
                        }))
            .on(type, HandlerOptions.handler("after").calls(calm))
            .start()) {
      Await.until("the flaky one succeeds", () -> attempts.get() == 4);
      send("ada", 1);
      Await.until("the next event is handled", () -> attempts.get() == 5);
    }
    assertThat(calm.numbers()).containsExactly(0L, 0L, 1L, 1L);
  }

  @Test
  void aStuckPartitionFullOfLargeEventsLeavesRoomForOthers() throws Exception {
    String bulk = "x".repeat(20_000);
    Seen seen = new Seen();
    int stuck = send("stuck", 0).partition();
    for (int n = 1; n < 60; n++) {
      producer.send(type, fact(type, "stuck", n, bulk));
    }
    producer.flush();
    try (EventConsumer consumer =
        consumer("consumer.buffer-bytes", "500KiB", "kafka.max.poll.records", "10")
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  if (delivery.partition() == stuck) {
                    throw new IllegalStateException("stuck");
                  }
                  TimeUnit.MILLISECONDS.sleep(2); // work, so that a queue forms behind it
                  seen.handle(event, delivery);
                })
            .start()) {
      Await.until("the group has a place", () -> bus.committed("g").size() == 4);
      List<CompletableFuture<SentEvent>> sent = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        sent.add(producer.send(type, fact(type, "other-" + i, i)));
      }
      int others = 0;
      for (CompletableFuture<SentEvent> each : sent) {
        int partition = each.get(20, TimeUnit.SECONDS).placements().get(0).partition();
        others += partition == stuck ? 0 : 1;
      }
      seen.await(others);
    }
  }

  @Test
  void aHandlerMayCloseItsConsumerAndItsEventCounts() throws Exception {
    AtomicReference<EventConsumer> itself = new AtomicReference<>();
    CountDownLatch known = new CountDownLatch(1);
    Seen seen = new Seen();
    SentEvent.Placement placement = send("ada", 0);
    EventConsumer consumer =
        consumer()
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
    assertThat(bus.committed("g", "failing", placement.partition()))
        .isEqualTo(placement.offset() + 1);
  }

  @Test
  void aHandlerThatDoesNotReturnIsInterruptedAtTheDeadlineAndItsEventComesAgain() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    SentEvent.Placement placement = send("ada", 0);
    EventConsumer consumer =
        consumer("consumer.close-timeout", "500ms")
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
    assertThat(bus.committed("g", "failing", placement.partition()))
        .isLessThanOrEqualTo(placement.offset());
    Seen seen = new Seen();
    try (EventConsumer successor = consumer().on(type, seen).start()) {
      seen.await(1);
    }
  }

  @Test
  void closingCommitsWhatWasHandledSoThatASuccessorDoesNotSeeItAgain() throws Exception {
    Seen first = new Seen();
    for (int n = 0; n < 200; n++) {
      producer.send(type, fact(type, "user-" + n % 9, n));
    }
    producer.flush();
    try (EventConsumer consumer =
        consumer()
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
    Seen second = new Seen();
    try (EventConsumer consumer = consumer().on(type, second).start()) {
      second.await(200 - handledByTheFirst);
    }
    assertThat(first.ids()).doesNotContainAnyElementsOf(second.ids());
    assertThat(first.count() + second.count()).isEqualTo(200);
  }

  @Test
  void aListenerThatThrowsChangesNothing() throws Exception {
    Seen seen = new Seen();
    for (int n = 0; n < 5; n++) {
      send("ada", n);
    }
    AtomicInteger failures = new AtomicInteger();
    try (EventConsumer consumer =
        consumer()
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  if (Facts.number(event) == 3 && failures.getAndIncrement() == 0) {
                    throw new IllegalStateException("once");
                  }
                  seen.handle(event, delivery);
                })
            .listener(
                new ConsumerListener() {
                  @Override
                  public void handled(
                      String handler, Event<?> event, Delivery delivery, Duration took) {
                    throw new AssertionError("the listener is broken");
                  }

                  @Override
                  public void failed(
                      String handler, Delivery delivery, Throwable cause, Duration retryAfter) {
                    throw new AssertionError("the listener is broken");
                  }
                })
            .start()) {
      seen.await(5);
    }
    assertThat(seen.numbers()).containsExactly(0L, 1L, 2L, 3L, 4L);
  }

  @Test
  void aGroupThatBeginsAtTheLatestEventLosesNothingBetweenTwoRuns() throws Exception {
    Seen seen = new Seen();
    send("ada", 0);
    EventConsumerBuilder builder = consumer("consumer.start", "latest").on(type, seen);
    try (EventConsumer consumer = builder.start()) {
      Await.until("the group has a place", () -> bus.committed("g").size() == 4);
    }
    send("ada", 1);
    try (EventConsumer consumer = builder.start()) {
      seen.await(1);
    }
    assertThat(seen.numbers()).containsExactly(1L);
  }

  @Test
  void aGroupThatBeginsAtATimeHandlesWhatWasWrittenThenOrLaterAndLosesNothingBetweenTwoRuns()
      throws Exception {
    Seen seen = new Seen();
    send("ada", 0);
    Instant before = Instant.now();
    Await.until("another millisecond", () -> Instant.now().toEpochMilli() > before.toEpochMilli());
    String time = Instant.now().toString();
    send("ada", 1);
    send("ada", 2);
    EventConsumerBuilder builder = consumer("consumer.start", time).on(type, seen);
    try (EventConsumer consumer = builder.start()) {
      seen.await(2);
      Await.until("the group has a place", () -> bus.committed("g").size() == 4);
    }
    send("bob", 3);
    send("ada", 4);
    try (EventConsumer consumer = builder.start()) {
      seen.await(4);
    }
    assertThat(seen.numbers()).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
  }
}
