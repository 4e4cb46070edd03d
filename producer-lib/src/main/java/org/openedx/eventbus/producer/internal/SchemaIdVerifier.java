package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.producer.internal.RouteState.SchemaIds;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the schema ids of routes at the registry from time to time. An id that is not registered
 * under its subject any more, or has another meaning, means that the registry was replaced.
 * Consumers of the new registry would decode events of the old id with a wrong schema, so the route
 * is blocked. It is unblocked when the registry has the old id again. Confined to the sender
 * thread.
 *
 * @param interval interval between verifications while the ids match
 * @param failQueued fails the queued records of a route that was blocked
 */
record SchemaIdVerifier(Duration interval, Consumer<RouteState> failQueued) {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaIdVerifier.class);

  /** Interval while the ids come from the disk cache alone, or differ from the registry's. */
  private static final Duration UNVERIFIED_INTERVAL = Duration.ofSeconds(1);

  /**
   * Time for which answers must contradict verified ids before the route is blocked: a replica of
   * the registry may lag.
   */
  private static final Duration CONFIRMATION = Duration.ofSeconds(2);

  /** Schedules the next verification of a route. */
  void schedule(RouteState state) {
    SchemaIds ids = state.ids;
    boolean verified =
        state.blockedReason == null
            && state.contradictedAt == null
            && ids != null
            && ids.verified();
    Duration delay =
        verified || interval.compareTo(UNVERIFIED_INTERVAL) < 0 ? interval : UNVERIFIED_INTERVAL;
    state.verifyAt(System.nanoTime() + delay.toNanos());
  }

  /** Sets the ids of a prepared route, unless they differ from its earlier ids. */
  void prepared(RouteState state, SchemaIds found) {
    SchemaIds before = state.ids;
    if (before != null && !before.sameAs(found)) {
      state.prepared(before);
      contradicted(state, before, found);
    } else {
      state.contradictedAt = null;
      state.prepared(found);
    }
    schedule(state);
  }

  /** Evaluates the result of a verification. */
  void verified(RouteState state, Lookups.Result result) {
    SchemaIds before = state.ids;
    SchemaIds now = result.ids();
    if (before != null && now != null) {
      if (!before.sameAs(now)) {
        contradicted(state, before, now);
      } else if (now.verified()) {
        confirmed(state, now);
      }
    } else if (before != null
        && result.failure() instanceof RegistryRejectedException rejected
        && rejected.reason() == Reason.SCHEMA_NOT_REGISTERED) {
      contradicted(state, before, null);
    } else if (!(result.failure() instanceof TransientEventBusException)) {
      LOG.warn(
          "Schema ids of {} could not be verified: {}",
          state.route,
          SafeText.escape(String.valueOf(result.failure())));
    }
    schedule(state);
  }

  private static void confirmed(RouteState state, SchemaIds ids) {
    state.ids = ids;
    state.contradictedAt = null;
    if (state.blockedReason != null) {
      LOG.info("Resumed sending {}: the registry returns the old schema ids again", state.route);
      state.blockedReason = null;
    }
  }

  private void contradicted(RouteState state, SchemaIds before, @Nullable SchemaIds now) {
    long nanos = System.nanoTime();
    Long since = state.contradictedAt;
    if (since == null) {
      state.contradictedAt = nanos;
    }
    boolean confirmed = since != null && nanos - since >= CONFIRMATION.toNanos();
    if (state.blockedReason == null && (confirmed || !before.verified())) {
      block(state, before, now);
    }
  }

  private void block(RouteState state, SchemaIds before, @Nullable SchemaIds now) {
    String found =
        now == null
            ? "which the registry no longer contains"
            : "but the registry now returns " + now;
    String reason =
        ("%s: events were sent with schema id %s, %s. Sending of this type has stopped. If the"
                + " registry was replaced on purpose, restart this service; otherwise correct"
                + " eventbus.registry.url or restore the registry")
            .formatted(state.route, before, found);
    LOG.error("{}", reason);
    state.blockedReason = reason;
    failQueued.accept(state);
  }
}
