package org.openedx.eventbus.producer.internal;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.SentEvent;

/**
 * Future of an event. Its outcome is set at once, on the thread that learns it, and wakes the
 * threads that wait for the future. The future is completed later, on a callback thread, because
 * completing it runs the callbacks of the user.
 *
 * <p>A thread that waits therefore depends on no callback: {@code send(…).join()} also returns in a
 * callback, whatever all other callbacks wait for.
 */
final class SendFuture extends CompletableFuture<SentEvent> {
  /** The sent event, or the exception with which it failed; null until one of them is known. */
  private volatile @Nullable Object outcome;

  /** Completed with the outcome; null while no thread waits. */
  private volatile @Nullable CompletableFuture<Void> signal;

  /** Completes with the signal, or when the user completes or cancels this future. */
  private @Nullable CompletableFuture<?> settled;

  /** Sets the outcome. Runs no code of the user. */
  void settle(SentEvent sent) {
    setOutcome(sent);
  }

  /** Sets the outcome, of which only the first one counts. Runs no code of the user. */
  void settle(Throwable failure) {
    if (outcome == null) { // an event with several topics can fail on each
      setOutcome(failure);
    }
  }

  private void setOutcome(Object known) {
    outcome = known; // written before the signal is read; a waiting thread does the reverse
    CompletableFuture<Void> waiting = signal;
    if (waiting != null) {
      waiting.complete(null);
    }
  }

  /** Completes the future with its outcome, which runs the callbacks on this thread. */
  void runCallbacks() {
    Object known = outcome;
    if (known instanceof SentEvent sent) {
      complete(sent);
    } else if (known instanceof Throwable failure) {
      completeExceptionally(failure);
    }
  }

  private synchronized CompletableFuture<?> settled() {
    CompletableFuture<?> shared = settled;
    if (shared == null) {
      CompletableFuture<Void> waiting = new CompletableFuture<>();
      shared = anyOf(this, waiting).handle((value, failure) -> true);
      settled = shared;
      signal = waiting;
      if (outcome != null) {
        waiting.complete(null);
      }
    }
    return shared;
  }

  @Override
  public boolean isDone() {
    return outcome != null || super.isDone();
  }

  @Override
  public boolean isCompletedExceptionally() {
    return super.isDone() ? super.isCompletedExceptionally() : outcome instanceof Throwable;
  }

  @Override
  public SentEvent join() {
    if (!isDone()) {
      Object unused = settled().join();
    }
    if (!super.isDone() && outcome instanceof Throwable failure) {
      throw new CompletionException(failure);
    }
    return super.isDone() ? super.join() : sent();
  }

  @Override
  public SentEvent get() throws InterruptedException, ExecutionException {
    if (!isDone()) {
      Object unused = settled().get();
    }
    return getKnown();
  }

  @Override
  public SentEvent get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!isDone()) {
      Object unused = settled().get(timeout, unit);
    }
    return getKnown();
  }

  private SentEvent getKnown() throws InterruptedException, ExecutionException {
    if (!super.isDone() && outcome instanceof Throwable failure) {
      throw new ExecutionException(failure);
    }
    return super.isDone() ? super.get() : sent();
  }

  @Override
  public SentEvent getNow(SentEvent valueIfAbsent) {
    return isDone() ? join() : valueIfAbsent;
  }

  private SentEvent sent() {
    return (SentEvent) Objects.requireNonNull(outcome, "outcome");
  }
}
