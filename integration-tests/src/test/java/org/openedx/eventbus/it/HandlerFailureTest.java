package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;

/**
 * A failing, hanging or closing handler affects only its own event and key. Proves with a real
 * broker what is retried, what is committed, and what the next consumer of the group handles.
 */
@EventBusTest
class HandlerFailureTest {
  private static final FailurePolicy QUICK =
      FailurePolicy.retryForever(
          Backoff.exponential(Duration.ofMillis(20), Duration.ofMillis(200)));

  private final EventType<GenericRecord> type = TestEvents.type("failing", "failing");

  @RegisterExtension final Bus bus = Bus.shared();

  private EventConsumerBuilder consumer(String... settings) {
    EventBusConfig config = bus.config(settings);
    return EventConsumer.builder(config).group(bus.group("g")).onFailure(QUICK);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void failingEventBlocksOnlyItsKeyAndIsNotCommitted(boolean error) throws Exception {
    AtomicBoolean broken = new AtomicBoolean(true);
    AtomicInteger attempts = new AtomicInteger();
    List<Integer> attemptNumbers = new ArrayList<>();
    CollectingHandler seen = new CollectingHandler();
    int partition = bus.send(type, "ada", 0).partition();
    SentEvent.Placement failing = bus.send(type, "ada", 1);
    bus.send(type, "ada", 2);
    for (int i = 0; i < 30; i++) {
      bus.send(type, "other-" + i, i);
    }
    EventConsumerBuilder builder =
        consumer()
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  if (TestEvents.user(event).equals("ada") && TestEvents.number(event) == 1) {
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
      Await.until("the event is retried", () -> attempts.get() >= 4);
      seen.await(1 + 30);
      Await.until(
          "the offset before the failing event is committed",
          () -> bus.committed("g", "failing", partition) == failing.offset());
      assertThat(seen.all())
          .filteredOn(each -> each.user().equals("ada"))
          .extracting(CollectingHandler.Handled::n)
          .containsExactly(0L);
    }
    assertThat(attemptNumbers).startsWith(1, 2, 3, 4);
    assertThat(bus.committed("g", "failing", partition)).isEqualTo(failing.offset());

    broken.set(false);
    try (EventConsumer second = builder.start()) {
      seen.await(33);
    }
    assertThat(seen.ids()).as("each event is handled").hasSize(33);
    assertThat(seen.count()).as("no event is handled twice").isEqualTo(33);
    assertThat(seen.all())
        .filteredOn(each -> each.user().equals("ada"))
        .extracting(CollectingHandler.Handled::n)
        .containsExactly(0L, 1L, 2L);
  }

  @Test
  void onlyTheFailedHandlerIsRetried() throws Exception {
    CollectingHandler calm = new CollectingHandler();
    AtomicInteger attempts = new AtomicInteger();
    bus.send(type, "ada", 0);
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
      Await.until("the flaky handler succeeds", () -> attempts.get() == 4);
      bus.send(type, "ada", 1);
      Await.until("the next event is handled", () -> attempts.get() == 5);
    }
    assertThat(calm.numbers()).containsExactly(0L, 0L, 1L, 1L);
  }

  @Test
  void failingPartitionWithLargeEventsLeavesBufferForOthers() throws Exception {
    String bulk = "x".repeat(20_000);
    CollectingHandler seen = new CollectingHandler();
    int stuck = bus.send(type, "stuck", 0).partition();
    for (int n = 1; n < 60; n++) {
      bus.producer().send(type, payload(type, "stuck", n, bulk));
    }
    bus.producer().flush();
    try (EventConsumer consumer =
        consumer("consumer.buffer-bytes", "500KiB", "kafka.max.poll.records", "10")
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  if (delivery.partition() == stuck) {
                    throw new IllegalStateException("stuck");
                  }
                  TimeUnit.MILLISECONDS.sleep(2); // work, so that events are queued behind it
                  seen.handle(event, delivery);
                })
            .start()) {
      Await.until("the group has committed offsets", () -> bus.committed("g").size() == 4);
      List<CompletableFuture<SentEvent>> sent = new ArrayList<>();
      for (int i = 0; i < 400; i++) {
        sent.add(bus.producer().send(type, payload(type, "other-" + i, i)));
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
  void throwingListenerDoesNotAffectHandling() throws Exception {
    CollectingHandler seen = new CollectingHandler();
    for (int n = 0; n < 5; n++) {
      bus.send(type, "ada", n);
    }
    AtomicInteger failures = new AtomicInteger();
    try (EventConsumer consumer =
        consumer()
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  if (TestEvents.number(event) == 3 && failures.getAndIncrement() == 0) {
                    throw new IllegalStateException("once");
                  }
                  seen.handle(event, delivery);
                })
            .listener(
                new ConsumerListener() {
                  @Override
                  public void onHandled(HandledDelivery event) {
                    throw new AssertionError("the listener is broken");
                  }

                  @Override
                  public void onFailed(FailedDelivery event) {
                    throw new AssertionError("the listener is broken");
                  }
                })
            .start()) {
      seen.await(5);
    }
    assertThat(seen.numbers()).containsExactly(0L, 1L, 2L, 3L, 4L);
  }
}
