package org.openedx.eventbus.local;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.handler.Delivery;

/** Forwards events to the producer after their handlers have run. Thread-safe. */
record Forwarder(@Nullable EventProducer producer) {
  /** Sends an event; without a producer it counts as stored at the position of {@code delivery}. */
  CompletableFuture<SentEvent> forward(Event<?> event, Delivery delivery) {
    if (producer == null) {
      Placement placement =
          new Placement(delivery.topic(), delivery.partition(), delivery.offset());
      return CompletableFuture.completedFuture(
          new SentEvent(event.metadata(), List.of(placement), Optional.empty()));
    }
    try {
      return producer.send(event);
    } catch (RuntimeException e) {
      // The handlers have run: the caller receives their results together with this failure.
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Returns the result of an event that is not sent on purpose. */
  static CompletableFuture<SentEvent> notSent(Event<?> event, String reason) {
    return CompletableFuture.completedFuture(
        new SentEvent(event.metadata(), List.of(), Optional.of(reason)));
  }

  /**
   * Returns the future of {@code send} for a dispatch. It fails if the dispatch fails, or if there
   * is no producer and a handler failed; otherwise it is the producer's.
   */
  <T> CompletableFuture<SentEvent> sent(CompletableFuture<DispatchResult<T>> dispatch) {
    CompletableFuture<SentEvent> sent = new CompletableFuture<>();
    var unused =
        dispatch.whenComplete(
            (result, failure) -> {
              if (failure != null) {
                sent.completeExceptionally(unwrap(failure));
              } else if (producer == null && result.failure().isPresent()) {
                sent.completeExceptionally(result.failure().get());
              } else {
                complete(sent, result.sent());
              }
            });
    return sent;
  }

  private static <T> void complete(CompletableFuture<T> future, CompletableFuture<T> source) {
    var unused =
        source.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                future.complete(value);
              } else {
                future.completeExceptionally(unwrap(failure));
              }
            });
  }

  static Throwable unwrap(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  void flush() {
    if (producer != null) {
      producer.flush();
    }
  }
}
