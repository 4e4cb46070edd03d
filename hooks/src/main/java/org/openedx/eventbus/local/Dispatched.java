package org.openedx.eventbus.local;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.SentEvent;

/**
 * What became of an event at the handlers of this process, and where it goes from here.
 *
 * @param event as handlers got it
 * @param results one for each receiver that ran, in the order they were connected
 * @param sent what becomes of it at the producer; without one it is complete already
 */
public record Dispatched<T>(
    Event<T> event, List<HandlerResult> results, CompletableFuture<SentEvent> sent) {
  public Dispatched {
    Objects.requireNonNull(event, "event");
    Objects.requireNonNull(sent, "sent");
    results = List.copyOf(results);
  }

  /** The first failure of a receiver, the others suppressed in it. */
  public Optional<Throwable> failure() {
    return results.stream().flatMap(each -> each.failure().stream()).findFirst();
  }
}
