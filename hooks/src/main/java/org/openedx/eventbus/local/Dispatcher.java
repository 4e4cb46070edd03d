package org.openedx.eventbus.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.SafeCalls;
import org.openedx.eventbus.local.DispatchResult.HandlerResult;
import org.openedx.eventbus.local.LocalListener.DroppedEvent;
import org.openedx.eventbus.local.LocalListener.FailedEvent;
import org.openedx.eventbus.local.LocalListener.HandledEvent;
import org.openedx.eventbus.local.LocalListener.SlowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the handlers of an event one after the other, on the calling thread or on the executor, and
 * reports the result of each to the log and to the listener. Thread-safe.
 */
final class Dispatcher {
  private static final Logger LOG = LoggerFactory.getLogger(LocalEventBus.class);

  private final LocalHandlers handlers;
  private final boolean strict;
  private final Duration slowThreshold;
  private final LocalListener listener;
  private final EventFilter filters;
  private final LongSupplier nanos;
  private final @Nullable Executor executor;
  private final ReentrancyGuard guard = new ReentrancyGuard();
  private final Set<CompletableFuture<?>> running = ConcurrentHashMap.newKeySet();

  Dispatcher(LocalEventBusBuilder builder, LocalHandlers handlers) {
    this.handlers = handlers;
    this.strict = builder.strict;
    this.slowThreshold = builder.slowThreshold;
    this.listener = builder.listener;
    this.filters = builder.filters;
    this.nanos = builder.nanos;
    this.executor = builder.executor;
  }

  /** Returns whether the current thread is running handlers of this event. */
  boolean isHandling(Event<?> event) {
    return guard.isHandling(event.id());
  }

  /**
   * Runs the handlers of an event, and then {@code afterwards}.
   *
   * @return a future that fails only if the bus is strict, with the failure of a handler; already
   *     complete if there is no executor
   */
  @SuppressWarnings("CollectionUndefinedEquality") // futures are compared by identity
  <T> CompletableFuture<DispatchResult<T>> dispatch(
      Event<T> event, Delivery delivery, Supplier<CompletableFuture<SentEvent>> afterwards) {
    Supplier<DispatchResult<T>> dispatch =
        () ->
            guard.handle(
                event.id(),
                () -> new DispatchResult<>(event, runAll(event, delivery), afterwards.get()));
    if (executor != null) {
      CompletableFuture<DispatchResult<T>> later =
          CompletableFuture.supplyAsync(dispatch, executor);
      running.add(later);
      return later.whenComplete((result, failure) -> running.remove(later));
    }
    try {
      return CompletableFuture.completedFuture(dispatch.get());
    } catch (CompletionException e) {
      return CompletableFuture.failedFuture(Forwarder.unwrap(e));
    }
  }

  /**
   * Runs the handlers of an event, and waits until all have run.
   *
   * @throws Exception the first failure of a handler
   */
  <T> void dispatchAndWait(
      Event<T> event, Delivery delivery, Supplier<CompletableFuture<SentEvent>> afterwards)
      throws Exception {
    try {
      Throwable failure = dispatch(event, delivery, afterwards).get().failure().orElse(null);
      if (failure != null) {
        throw new ExecutionException(failure);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Waits until the executor has run all handlers that were dispatched so far. */
  void awaitRunning() {
    for (CompletableFuture<?> each : List.copyOf(running)) {
      var unused = each.handle((result, failure) -> "").join();
    }
  }

  /**
   * @throws CompletionException if the bus is strict and a handler failed
   */
  private List<HandlerResult> runAll(Event<?> event, Delivery delivery) {
    List<HandlerResult> results = new ArrayList<>();
    for (HandlerRegistration handler : handlers.of(event.type())) {
      HandlerResult result = run(handler, event, delivery);
      if (result == null) {
        continue;
      }
      results.add(result);
      if (strict && result.failure().isPresent()) {
        throw new CompletionException(result.failure().get());
      }
    }
    List<Throwable> failures =
        results.stream().flatMap(each -> each.failure().stream()).distinct().toList();
    failures.stream().skip(1).forEach(other -> failures.get(0).addSuppressed(other));
    return results;
  }

  /**
   * @return null if a filter dropped the event for this handler
   */
  @SuppressWarnings("unchecked") // the handler is registered for this type and only reads the event
  private @Nullable HandlerResult run(
      HandlerRegistration handler, Event<?> event, Delivery delivery) {
    Throwable failure = null;
    long begin = nanos.getAsLong();
    try {
      Event<?> filtered;
      try {
        filtered = filters.inbound(event);
      } catch (EventDroppedException e) {
        reportDropped(event, e.reason());
        return null;
      }
      handler.handler().handle((Event<Object>) filtered, delivery);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = e;
    } catch (Throwable e) {
      // Errors too: the other handlers run nevertheless, and the caller receives the failure.
      failure = e;
    }
    Duration duration = Duration.ofNanos(nanos.getAsLong() - begin);
    report(handler.id(), event, duration, failure);
    return new HandlerResult(handler.id(), duration, Optional.ofNullable(failure));
  }

  private void report(
      HandlerId handler, Event<?> event, Duration duration, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.warn(
          "Handler '{}' failed for {} {}",
          handler,
          event.type(),
          event.id(),
          SanitizedThrowable.of(failure));
      if (LOG.isDebugEnabled()) {
        LOG.debug(
            "Handler '{}' threw for {} {}",
            handler,
            event.type(),
            event.id(),
            SanitizedThrowable.withMessages(failure));
      }
      notify(() -> listener.onFailed(new FailedEvent(handler, event, duration, failure)));
    } else {
      notify(() -> listener.onHandled(new HandledEvent(handler, event, duration)));
    }
    if (duration.compareTo(slowThreshold) > 0) {
      long millis = duration.toMillis();
      LOG.warn("Handler '{}' took {} ms for {} {}", handler, millis, event.type(), event.id());
      notify(() -> listener.onSlow(new SlowEvent(handler, event, duration)));
    }
  }

  void reportDropped(Event<?> event, String reason) {
    notify(() -> listener.onDropped(new DroppedEvent(event, reason)));
  }

  private static void notify(Runnable call) {
    SafeCalls.run(call, e -> LOG.warn("Local bus listener failed", SanitizedThrowable.of(e)));
  }

  /**
   * Tracks the events whose handlers the current thread is running. A handler that sends the event
   * it received would otherwise cause an endless loop, in this process and over Kafka.
   */
  private static final class ReentrancyGuard {
    @SuppressWarnings(
        "ThreadLocalUsage") // one per bus: a handler of one bus may send to another bus
    private final ThreadLocal<Set<UUID>> ids = ThreadLocal.withInitial(Set::of);

    /** Returns whether the current thread is running handlers of the event with this id. */
    boolean isHandling(UUID id) {
      return ids.get().contains(id);
    }

    /** Runs handlers of the event with this id. */
    <T> T handle(UUID id, Supplier<T> handlers) {
      Set<UUID> before = ids.get();
      Set<UUID> current = new HashSet<>(before);
      current.add(id);
      ids.set(current);
      try {
        return handlers.get();
      } finally {
        if (before.isEmpty()) {
          ids.remove();
        } else {
          ids.set(before);
        }
      }
    }
  }
}
