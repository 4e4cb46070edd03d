package org.openedx.eventbus.producer;

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

class CompletionsTest {
  private static final RecordMetadata PLACE =
      new RecordMetadata(new TopicPartition("things", 0), 7, 0, 0, 0, 0);

  private final Route route = Samples.route(Samples.type("one"));
  private final Completions completions = new Completions(10_000, ProducerListener.NONE);

  @AfterEach
  void close() throws InterruptedException {
    completions.close(1_000);
  }

  private Outgoing reserve(int bytes) {
    Outgoing outgoing = Samples.outgoing(route, "ada", bytes, 0);
    completions.reserve(new Outgoing[] {outgoing}, outgoing.event.metadata());
    return outgoing;
  }

  @Test
  void whatIsStoredMakesRoom() throws Exception {
    Outgoing first = reserve(6_000);
    assertThatThrownBy(() -> reserve(6_000)).isInstanceOf(BufferFullException.class);
    completions.stored(first, PLACE);
    reserve(6_000);

    SentEvent sent = first.event.future().get(10, TimeUnit.SECONDS);
    assertThat(sent.placements()).containsExactly(new SentEvent.Placement("things", 0, 7));
  }

  @Test
  void whatFailedMakesRoomOnceOnly() {
    Outgoing first = reserve(6_000);
    completions.fail(first, new SendFailedException("no"));
    completions.fail(first, new SendFailedException("no"));
    completions.stored(first, PLACE);
    Outgoing second = reserve(6_000);
    assertThatThrownBy(() -> reserve(6_000)).isInstanceOf(BufferFullException.class);
    assertThat(completions.unfinished()).containsExactly(second);
    assertThatThrownBy(() -> first.event.future().join())
        .hasCauseInstanceOf(SendFailedException.class);
  }

  @Test
  void whatNeverFitsIsTooLarge() {
    assertThatThrownBy(() -> reserve(20_000))
        .isInstanceOf(EventTooLargeException.class)
        .hasMessageContaining("eventbus.producer.buffer-bytes");
    reserve(6_000);
  }

  @Test
  void nothingIsTakenOnceClosingHasBegun() {
    completions.beginClosing();
    assertThatThrownBy(() -> reserve(1)).isInstanceOf(IllegalStateException.class);
    assertThat(completions.unfinished()).isEmpty();
  }

  @Test
  void whatFailsWhileClosingIsRemembered() {
    Outgoing before = reserve(1);
    Outgoing after = reserve(1);
    completions.fail(before, new SendFailedException("earlier"));
    completions.beginClosing();
    completions.fail(after, new SendFailedException("now"));
    assertThat(completions.failedWhileClosing()).containsExactly(after.event.metadata().id());
  }

  @Test
  void aListenerThatThrowsAnErrorDoesNotKeepTheFutureFromCompleting() throws Exception {
    Completions strict =
        new Completions(
            10_000,
            new ProducerListener() {
              @Override
              public void sent(SentEvent event) {
                throw new AssertionError("the listener is broken");
              }
            });
    Outgoing outgoing = Samples.outgoing(route, "ada", 1, 0);
    strict.reserve(new Outgoing[] {outgoing}, outgoing.event.metadata());
    strict.stored(outgoing, PLACE);
    assertThat(outgoing.event.future().get(10, TimeUnit.SECONDS)).isNotNull();
    strict.close(1_000);
  }

  @Test
  void waitingEndsAtItsDeadlineOrWhenAllIsDone() throws Exception {
    Outgoing one = reserve(1);
    CountDownLatch nudged = new CountDownLatch(1);
    assertThat(completions.await(List.of(one), System.nanoTime(), () -> {})).isFalse();
    Thread broker =
        new Thread(
            () -> {
              try {
                nudged.await();
                completions.stored(one, PLACE);
              } catch (InterruptedException e) {
                throw new AssertionError(e);
              }
            });
    broker.start();
    assertThat(
            completions.await(List.of(one), System.nanoTime() + 10_000_000_000L, nudged::countDown))
        .isTrue();
    assertThat(one.event.future()).isDone();
    broker.join();
  }

  /** Waiting for it would be waiting for the caller itself. */
  @Test
  void aCallbackMayFlush() throws Exception {
    Outgoing one = reserve(1);
    Outgoing two = reserve(1);
    var flushed =
        one.event
            .future()
            .thenApply(
                sent -> {
                  try {
                    return completions.await(
                        List.of(one, two), System.nanoTime() + 10_000_000_000L, () -> {});
                  } catch (InterruptedException e) {
                    throw new AssertionError(e);
                  }
                });
    completions.stored(one, PLACE);
    completions.stored(two, PLACE);
    assertThat(flushed.get(10, TimeUnit.SECONDS)).isTrue();
  }
}
