package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

  @Test
  void storedRecordReleasesItsBufferSpace() throws Exception {
    PendingRecord first = reserve(6_000);
    assertThatThrownBy(() -> reserve(6_000)).isInstanceOf(BufferFullException.class);
    inFlight.stored(first, PLACE);
    reserve(6_000);

    SentEvent sent = first.event.future.get(10, TimeUnit.SECONDS);
    assertThat(sent.placements()).containsExactly(new SentEvent.Placement("things", 0, 7));
  }

  @Test
  void failedRecordReleasesItsBufferSpaceOnce() {
    PendingRecord first = reserve(6_000);
    inFlight.fail(first, new SendFailedException("no"));
    inFlight.fail(first, new SendFailedException("no"));
    inFlight.stored(first, PLACE);
    PendingRecord second = reserve(6_000);
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

  /** The future needs the thread that waits, so await must not wait for the future. */
  @Test
  void awaitInACallbackDoesNotDeadlock() throws Exception {
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
}
