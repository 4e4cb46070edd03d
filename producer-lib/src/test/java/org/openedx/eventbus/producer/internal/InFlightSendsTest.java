package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.errors.BufferFullException;
import org.openedx.eventbus.producer.errors.EventTooLargeException;
import org.openedx.eventbus.producer.errors.SendFailedException;
import org.openedx.eventbus.producer.internal.Routes.Route;
import org.openedx.eventbus.producer.monitoring.ProducerListener;

class InFlightSendsTest {
  private static final RecordMetadata PLACE =
      new RecordMetadata(new TopicPartition("things", 0), 7, 0, 0, 0, 0);

  private final Route route = TestRecords.route(TestRecords.type("one"));
  private final InFlightSends inFlight = new InFlightSends(10_000, ProducerListener.NONE);

  @AfterEach
  void close() throws InterruptedException {
    inFlight.close(1_000);
  }

  private PendingRecord reserve(int bytes) {
    PendingRecord record = TestRecords.record(route, "ada", bytes, 0);
    inFlight.reserve(List.of(record), record.event.metadata);
    return record;
  }

  /** Reserves bytes that are released when a callback thread has completed the earlier event. */
  private PendingRecord reserveWhenReleased(int bytes) {
    long end = System.nanoTime() + 10_000_000_000L;
    while (true) {
      try {
        return reserve(bytes);
      } catch (BufferFullException e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void storedRecordReleasesItsBufferSpace() throws Exception {
    PendingRecord first = reserve(6_000);
    assertThatThrownBy(() -> reserve(6_000)).isInstanceOf(BufferFullException.class);
    inFlight.stored(first, PLACE);
    SentEvent sent = first.event.future.thenApply(same -> same).get(10, TimeUnit.SECONDS);
    assertThat(sent.placements()).containsExactly(new SentEvent.Placement("things", 0, 7));
    reserveWhenReleased(6_000);
  }

  @Test
  void failedRecordReleasesItsBufferSpaceOnce() {
    PendingRecord first = reserve(6_000);
    inFlight.fail(first, new SendFailedException("no"));
    inFlight.fail(first, new SendFailedException("no"));
    inFlight.stored(first, PLACE);
    PendingRecord second = reserveWhenReleased(6_000);
    assertThatThrownBy(() -> reserve(6_000)).isInstanceOf(BufferFullException.class);
    assertThat(inFlight.snapshot()).containsExactly(second);
    assertThatThrownBy(() -> first.event.future.join())
        .hasCauseInstanceOf(SendFailedException.class);
  }

  @Test
  void eventLargerThanTheBufferIsTooLarge() {
    assertThatThrownBy(() -> reserve(20_000))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageContaining("eventbus.producer.buffer-bytes");
    reserve(6_000);
  }

  @Test
  void closingRejectsFurtherEvents() {
    inFlight.beginClosing();
    assertThatThrownBy(() -> reserve(1)).isInstanceOf(IllegalStateException.class);
    assertThat(inFlight.snapshot()).isEmpty();
  }

  @Test
  void failuresWhileClosingAreReported() {
    PendingRecord before = reserve(1);
    PendingRecord after = reserve(1);
    inFlight.fail(before, new SendFailedException("earlier"));
    inFlight.beginClosing();
    inFlight.fail(after, new SendFailedException("now"));
    assertThat(inFlight.failedWhileClosing()).containsExactly(after.event.metadata.id());
  }

  @Test
  void futureCompletesThoughTheListenerThrows() throws Exception {
    InFlightSends strict =
        new InFlightSends(
            10_000,
            new ProducerListener() {
              @Override
              public void onSent(SentEvent event) {
                throw new AssertionError("the listener is broken");
              }
            });
    PendingRecord record = TestRecords.record(route, "ada", 1, 0);
    strict.reserve(List.of(record), record.event.metadata);
    strict.stored(record, PLACE);
    assertThat(record.event.future.get(10, TimeUnit.SECONDS)).isNotNull();
    strict.close(1_000);
  }

  @Test
  void awaitEndsAtItsDeadlineOrOnCompletion() throws Exception {
    PendingRecord one = reserve(1);
    CountDownLatch nudged = new CountDownLatch(1);
    assertThat(inFlight.await(List.of(one), System.nanoTime(), () -> {})).isFalse();
    Thread broker =
        new Thread(
            () -> {
              try {
                nudged.await();
                inFlight.stored(one, PLACE);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    broker.start();
    assertThat(inFlight.await(List.of(one), System.nanoTime() + 10_000_000_000L, nudged::countDown))
        .isTrue();
    assertThat(one.event.future).isDone();
    broker.join();
  }

  @Test
  void callbackMayWaitForOtherEventsWhateverAllCallbacksWaitFor() {
    List<PendingRecord> firsts = new ArrayList<>();
    List<PendingRecord> seconds = new ArrayList<>();
    List<CompletableFuture<SentEvent>> chained = new ArrayList<>();
    InFlightSends large = new InFlightSends(10_000_000, ProducerListener.NONE);
    for (int n = 0; n < 3 * CallbackThreads.MAX; n++) {
      PendingRecord first = TestRecords.record(route, "ada", 1, 0);
      PendingRecord second = TestRecords.record(route, "ada", 1, 0);
      large.reserve(List.of(first, second), first.event.metadata);
      firsts.add(first);
      seconds.add(second);
      chained.add(first.event.future.thenApply(sent -> second.event.future.join()));
    }
    firsts.forEach(each -> large.stored(each, PLACE));
    seconds.forEach(each -> large.stored(each, PLACE));

    assertThat(CompletableFuture.allOf(chained.toArray(CompletableFuture[]::new)))
        .succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void callbackMayWaitForEventsThatAreStillInFlight() throws Exception {
    PendingRecord one = reserve(1);
    PendingRecord two = reserve(1);
    var flushed =
        one.event.future.thenApply(
            sent -> {
              try {
                return inFlight.await(
                    List.of(one, two), System.nanoTime() + 10_000_000_000L, () -> {});
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    inFlight.stored(one, PLACE);
    inFlight.stored(two, PLACE);
    assertThat(flushed.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void bytesRemainReservedUntilTheCallbackReturns() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(1);
    PendingRecord record = reserve(6_000);
    CompletableFuture<Void> callback =
        record.event.future.thenAccept(
            sent -> {
              blocked.countDown();
              awaitUninterruptibly(release);
            });
    inFlight.stored(record, PLACE);
    assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(record.event.future.join().placements()).hasSize(1);
    assertThat(inFlight.snapshot()).isEmpty();
    assertThatThrownBy(() -> reserve(6_000)).isInstanceOf(BufferFullException.class);

    release.countDown();
    callback.get(10, TimeUnit.SECONDS);
    reserveWhenReleased(6_000);
  }

  @Test
  void droppedEventsOfABlockedListenerFillTheBuffer() {
    CountDownLatch release = new CountDownLatch(1);
    InFlightSends blocked =
        new InFlightSends(
            10_000,
            new ProducerListener() {
              @Override
              public void onSent(SentEvent event) {
                awaitUninterruptibly(release);
              }
            });
    EventMetadata metadata = EventMetadata.of(route.type().name(), UUID.randomUUID());
    try {
      assertThatThrownBy(
              () -> {
                for (int n = 0; n < 1_000; n++) {
                  assertThat(blocked.drop(metadata, "disabled")).isCompleted();
                }
              })
          .isInstanceOf(BufferFullException.class);
    } finally {
      release.countDown();
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
