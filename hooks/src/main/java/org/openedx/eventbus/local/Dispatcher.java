package org.openedx.eventbus.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs handlers one after the other, and tells how that went. */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(LocalEventBus.class);

  private final boolean strict;
  private final Duration slow;
  private final LocalListener listener;
  private final LongSupplier nanos;

  Dispatcher(boolean strict, Duration slow, LocalListener listener, LongSupplier nanos) {
    this.strict = strict;
    this.slow = slow;
    this.listener = listener;
    this.nanos = nanos;
  }

  /**
   * All of them, whatever they throw.
   *
   * @throws CompletionException if this is strict: with what the first threw that did
   */
  List<HandlerResult> run(
      List<LocalHandlers.LocalHandler> handlers, Event<Object> event, Delivery delivery) {
    List<HandlerResult> results = new ArrayList<>();
    for (LocalHandlers.LocalHandler handler : handlers) {
      HandlerResult result = run(handler, event, delivery);
      results.add(result);
      if (strict && result.failure().isPresent()) {
        throw new CompletionException(result.failure().get());
      }
    }
    suppressOthers(results);
    return results;
  }

  private static void suppressOthers(List<HandlerResult> results) {
    List<Throwable> failures =
        results.stream().flatMap(each -> each.failure().stream()).distinct().toList();
    failures.stream().skip(1).forEach(other -> failures.get(0).addSuppressed(other));
  }

  private HandlerResult run(
      LocalHandlers.LocalHandler handler, Event<Object> event, Delivery delivery) {
    Throwable failure = null;
    long begin = nanos.getAsLong();
    try {
      handler.registration().handler().handle(event, delivery);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = e;
    } catch (Throwable e) {
      // Whatever it is, the other handlers have nothing to do with it; the caller is told.
      failure = e;
    }
    Duration took = Duration.ofNanos(nanos.getAsLong() - begin);
    report(handler.name(), event, took, failure);
    return new HandlerResult(handler.name(), took, Optional.ofNullable(failure));
  }

  private void report(String handler, Event<?> event, Duration took, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.warn("Handler {} failed for {} {}", handler, event.type(), event.id(), failure);
      tell(() -> listener.failed(handler, event, took, failure));
    } else {
      tell(() -> listener.received(handler, event, took));
    }
    if (took.compareTo(slow) > 0) {
      LOG.warn(
          "Handler {} took {} ms for {} {}", handler, took.toMillis(), event.type(), event.id());
      tell(() -> listener.slow(handler, event, took));
    }
  }

  void withheld(Event<?> event, String reason) {
    tell(() -> listener.withheld(event, reason));
  }

  private static void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      LOG.warn("The listener of the local bus failed", e);
    }
  }
}
