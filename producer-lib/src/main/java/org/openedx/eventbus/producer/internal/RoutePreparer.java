package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.producer.internal.RouteState.SchemaIds;
import org.openedx.eventbus.producer.monitoring.ProducerHealth.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares routes: looks up topic and schema ids, and repeats that after transient failures while
 * events wait. Without events, failed routes are looked up again from time to time, so that the
 * health is accurate. Confined to the sender thread.
 *
 * @param lookups looks topics and ids up
 * @param senderThread runs a task on the sender thread
 * @param prepared receives the ids of a prepared route
 * @param rejected receives a permanent failure, with which the queued events of the route fail
 */
record RoutePreparer(
    Lookups lookups,
    Executor senderThread,
    BiConsumer<RouteState, SchemaIds> prepared,
    BiConsumer<RouteState, Throwable> rejected) {
  private static final Logger LOG = LoggerFactory.getLogger(RoutePreparer.class);
  private static final Duration RETRY_DELAY = Duration.ofMillis(250);

  /** Retry delay of wrong credentials: too many attempts may lock the account. */
  private static final Duration CREDENTIALS_RETRY_DELAY = Duration.ofSeconds(5);

  /** Retry delay of a route without queued events. */
  private static final long IDLE_RETRY_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Prepares a route, unless that has begun already. */
  void begin(RouteState state) {
    if (state.beginPreparing()) {
      prepareAfter(Duration.ZERO, state);
    }
  }

  private void prepareAfter(Duration delay, RouteState state) {
    lookups.prepare(
        state.route,
        state.ids,
        delay,
        result -> senderThread.execute(() -> complete(state, result)));
  }

  private void complete(RouteState state, Lookups.Result result) {
    SchemaIds found = result.ids();
    Throwable failure = result.failure();
    if (found != null) {
      prepared.accept(state, found);
    } else if (failure != null && Lookups.isTransient(failure)) {
      failedTransiently(state, failure);
    } else {
      state.lastFailure = failure;
      end(state);
      if (failure != null) {
        rejected.accept(state, failure);
      }
    }
  }

  private void failedTransiently(RouteState state, Throwable failure) {
    Throwable before = state.lastFailure;
    if (before == null || before.getClass() != failure.getClass()) {
      LOG.warn(
          "Cannot send events of {} yet; retrying: {}", state.route, SafeText.message(failure));
    }
    state.lastFailure = failure;
    if (state.hasQueued()) {
      boolean credentials = ProducerHealthMonitor.code(failure) == Code.CREDENTIALS_REJECTED;
      prepareAfter(credentials ? CREDENTIALS_RETRY_DELAY : RETRY_DELAY, state);
    } else {
      end(state);
    }
  }

  private static void end(RouteState state) {
    state.endPreparing(System.nanoTime() + IDLE_RETRY_NANOS);
  }
}
