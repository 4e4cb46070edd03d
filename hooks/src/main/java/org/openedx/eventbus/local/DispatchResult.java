package org.openedx.eventbus.local;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.HandlerId;

/**
 * Result of dispatching an event: the result of each handler, and the result of the producer. For
 * example {@code bus.dispatch(ORDER_PLACED, order).join().failure()}.
 *
 * @param <T> the payload's class
 * @param event the event as the handlers received it
 * @param results one result for each handler that ran, in the order of registration; empty if the
 *     event was dropped
 * @param sent the result of the producer; already complete if the bus has no producer
 */
public record DispatchResult<T>(
    Event<T> event, List<HandlerResult> results, CompletableFuture<SentEvent> sent) {
  /**
   * Creates a result.
   *
   * @param event the event as the handlers received it
   * @param results one result for each handler that ran
   * @param sent the result of the producer
   */
  public DispatchResult {
    Objects.requireNonNull(event, "event");
    results = List.copyOf(Objects.requireNonNull(results, "results"));
    Objects.requireNonNull(sent, "sent");
  }

  /** {@return the first failure of a handler; the failures of the others are suppressed in it} */
  public Optional<Throwable> failure() {
    return results.stream().flatMap(each -> each.failure().stream()).findFirst();
  }

  /**
   * Result of one handler for one event.
   *
   * @param handler the handler; one without a name has a generated name, for example {@code
   *     handler-1}
   * @param duration the running time of the handler
   * @param failure the exception of the handler; empty if it returned
   */
  public record HandlerResult(HandlerId handler, Duration duration, Optional<Throwable> failure) {
    /**
     * Creates a result.
     *
     * @param handler the handler
     * @param duration the running time of the handler
     * @param failure the exception of the handler; empty if it returned
     */
    public HandlerResult {
      Objects.requireNonNull(handler, "handler");
      Objects.requireNonNull(duration, "duration");
      Objects.requireNonNull(failure, "failure");
    }
  }
}
