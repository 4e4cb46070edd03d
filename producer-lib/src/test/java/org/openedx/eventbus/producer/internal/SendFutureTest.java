package org.openedx.eventbus.producer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.errors.SendFailedException;

class SendFutureTest {
  private final SentEvent sent =
      new SentEvent(
          EventMetadata.of(EventName.of("org.openedx.testing.thing.sent.v1"), UUID.randomUUID()),
          List.of(),
          Optional.empty());
  private final SendFailedException failure = new SendFailedException("rejected");
  private final SendFuture future = new SendFuture();

  @Test
  void outcomeIsAvailableBeforeTheCallbacksRun() throws Exception {
    CompletableFuture<SentEvent> callback = future.thenApply(same -> same);
    assertThat(future).isNotDone();
    assertThat(future.getNow(null)).isNull();

    future.settle(sent);

    assertThat(future).isDone();
    assertThat(future.isCompletedExceptionally()).isFalse();
    assertThat(future.join()).isSameAs(sent);
    assertThat(future.get()).isSameAs(sent);
    assertThat(future.get(1, TimeUnit.NANOSECONDS)).isSameAs(sent);
    assertThat(future.getNow(null)).isSameAs(sent);
    assertThat(callback).isNotDone();
    future.runCallbacks();
    assertThat(callback.join()).isSameAs(sent);
  }

  @Test
  void failureIsWrappedAsOfAnyFuture() {
    CompletableFuture<SentEvent> callback = future.thenApply(same -> same);
    future.settle(failure);
    future.settle(new SendFailedException("on another topic"));

    assertThat(future.isCompletedExceptionally()).isTrue();
    assertThatThrownBy(future::join).isInstanceOf(CompletionException.class).hasCause(failure);
    assertThatThrownBy(future::get).isInstanceOf(ExecutionException.class).hasCause(failure);
    future.runCallbacks();
    assertThatThrownBy(future::join).isInstanceOf(CompletionException.class).hasCause(failure);
    assertThatThrownBy(callback::get).isInstanceOf(ExecutionException.class).hasCause(failure);
  }

  @Test
  void waitingThreadsAreWokenByTheOutcomeOrByTheUser() throws Exception {
    assertThatThrownBy(() -> future.get(1, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    CompletableFuture<SentEvent> waiting = CompletableFuture.supplyAsync(future::join);
    CompletableFuture<SentEvent> another = CompletableFuture.supplyAsync(future::join);
    future.settle(sent);
    assertThat(waiting.get(10, TimeUnit.SECONDS)).isSameAs(sent);
    assertThat(another.get(10, TimeUnit.SECONDS)).isSameAs(sent);

    SendFuture cancelled = new SendFuture();
    CompletableFuture<SentEvent> waitingForever = CompletableFuture.supplyAsync(cancelled::join);
    cancelled.cancel(true);
    cancelled.settle(sent);
    assertThatThrownBy(() -> waitingForever.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(CancellationException.class);
    assertThat(cancelled.isCancelled()).isTrue();
    assertThat(cancelled.isCompletedExceptionally()).isTrue();
  }
}
