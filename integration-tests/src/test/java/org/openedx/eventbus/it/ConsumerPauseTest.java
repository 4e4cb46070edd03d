package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.HandlerOptions;

/**
 * Pauses of consumers and handlers, by call and by condition: paused handlers get no events until
 * they are resumed, and health and log say why.
 */
@EventBusTest
class ConsumerPauseTest {
  @RegisterExtension final Bus bus = Bus.shared();

  private final EventType<GenericRecord> type = TestEvents.type("paused", "paused");

  private static void awaitStatus(EventConsumer consumer, Status status) {
    Await.until("it is " + status, () -> consumer.health().status() == status, consumer::health);
  }

  @Test
  void pauseConditionPausesAndResumesEveryConsumerOfAGroup() throws Exception {
    AtomicBoolean off = new AtomicBoolean(true);
    CollectingHandler seen = new CollectingHandler();
    bus.send(type, "ada", 0);
    EventConsumerBuilder builder = bus.consumer().on(type, seen).pausedWhile(off::get);
    try (EventConsumer one = builder.start();
        EventConsumer two = builder.start()) {
      for (EventConsumer each : Set.of(one, two)) {
        awaitStatus(each, Status.PAUSED);
        assertThat(each.health().reasons()).contains("paused by its pause condition");
        each.resume(); // ends a pause of the caller, not one of the condition
      }
      Await.until("the group has committed offsets", () -> bus.committed("g").size() == 4);
      assertThat(seen.count()).isZero();
      off.set(false);
      seen.await(1);
      off.set(true);
      awaitStatus(one, Status.PAUSED);
      awaitStatus(two, Status.PAUSED);
      for (int n = 1; n < 20; n++) {
        bus.send(type, "user-" + n, n);
      }
      assertThat(seen.count()).isEqualTo(1);
      off.set(false);
      seen.await(20);
    }
    assertThat(seen.count()).isEqualTo(20);
  }

  @Test
  void handlerPauseConditionPausesOnlyThatHandlerAlsoWhenItThrows() throws Exception {
    AtomicBoolean answers = new AtomicBoolean();
    CollectingHandler calm = new CollectingHandler();
    CollectingHandler switched = new CollectingHandler();
    try (EventConsumer consumer =
        bus.consumer()
            .on(type, HandlerOptions.handler("calm").calls(calm))
            .on(type, HandlerOptions.handler("switched").calls(switched))
            .pausedWhile(
                "switched",
                () -> {
                  if (!answers.get()) {
                    throw new IllegalStateException("the flag service is unavailable");
                  }
                  return false;
                })
            .start()) {
      bus.send(type, "ada", 0);
      calm.await(1);
      assertThat(consumer.health().reasons())
          .contains("handler 'switched' is paused by its pause condition");
      assertThat(switched.count()).as("paused until the condition returns").isZero();
      answers.set(true);
      switched.await(1);
    }
    assertThatThrownBy(
            () -> bus.consumer().on(type, calm).pausedWhile("nobody", () -> true).start())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("pausedWhile(\"nobody\"");
  }

  /**
   * With one thread, which an event occupies: events queued for it are not handled while the
   * consumer is paused.
   */
  @Test
  void pauseHoldsBackEventsQueuedForAThread() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    CountDownLatch goOn = new CountDownLatch(1);
    for (int n = 0; n < 50; n++) {
      bus.send(type, "user-" + n, n);
    }
    try (EventConsumer consumer =
        bus.consumer()
            .concurrency(1)
            .on(
                type,
                (Event<GenericRecord> event) -> {
                  begun.incrementAndGet();
                  goOn.await();
                })
            .start()) {
      Await.until("one handler has begun", () -> begun.get() == 1);
      consumer.pause();
      awaitStatus(consumer, Status.PAUSED);
      goOn.countDown();
      Await.until(
          "the event in flight is committed",
          () -> bus.committed("g").values().stream().mapToLong(each -> each).sum() == 1);
      assertThat(begun).hasValue(1);
      consumer.resume();
      Await.until("all events are handled", () -> begun.get() == 50);
    }
  }

  @Test
  void pausedConsumerOrHandlerGetsNoEventsUntilResumed() throws Exception {
    CollectingHandler calm = new CollectingHandler();
    CollectingHandler paused = new CollectingHandler();
    try (EventConsumer consumer =
        bus.consumer()
            .on(type, HandlerOptions.handler("calm").calls(calm))
            .on(type, HandlerOptions.handler("paused").calls(paused))
            .start()) {
      bus.send(type, "ada", 0);
      calm.await(1);
      paused.await(1);
      consumer.pause("paused");
      Await.until(
          "health is PAUSED", () -> consumer.health().status() == ConsumerHealth.Status.PAUSED);
      bus.send(type, "ada", 1);
      calm.await(2);
      assertThat(paused.count()).isEqualTo(1);
      consumer.resume("paused");
      paused.await(2);

      consumer.pause();
      Await.until(
          "health is PAUSED", () -> consumer.health().status() == ConsumerHealth.Status.PAUSED);
      bus.send(type, "ada", 2);
      consumer.resume();
      calm.await(3);
      paused.await(3);
      assertThatThrownBy(() -> consumer.pause("nobody"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("calm");
    }
  }
}
