package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.producer.internal.RouteState.SchemaIds;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the schema ids of routes at the registry from time to time. A different id means that
 * the registry was replaced; consumers of the new registry would decode events of the old id with a
 * wrong schema, so the route is blocked. It is unblocked when the registry returns the old id.
 * Confined to the sender thread.
 *
 * @param interval interval between verifications while the ids match
 * @param failQueued fails the queued records of a route that was blocked
 */
record SchemaIdVerifier(Duration interval, Consumer<RouteState> failQueued) {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaIdVerifier.class);

  /** Interval while the ids come from the disk cache alone, or differ from the registry's. */
  private static final Duration UNVERIFIED_INTERVAL = Duration.ofSeconds(1);

  /** Schedules the next verification of a route. */
  void schedule(RouteState state) {
    SchemaIds ids = state.ids;
    boolean verified = state.blockedReason == null && ids != null && ids.verified();
    Duration delay =
        verified || interval.compareTo(UNVERIFIED_INTERVAL) < 0 ? interval : UNVERIFIED_INTERVAL;
    state.verifyAt(System.nanoTime() + delay.toNanos());
  }

  /** Sets the ids of a prepared route; blocks it if they differ from its earlier ids. */
  void prepared(RouteState state, SchemaIds found) {
    SchemaIds before = state.ids;
    if (before != null && !before.sameAs(found)) {
      state.prepared(before);
      mismatch(state, before, found);
    } else {
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
        mismatch(state, before, now);
      } else if (now.verified()) {
        confirmed(state, now);
      }
    } else if (before != null
        && result.failure() instanceof RegistryRejectedException rejected
        && rejected.reason() == Reason.SCHEMA_NOT_REGISTERED) {
      mismatch(state, before, null);
    } else if (!(result.failure() instanceof TransientEventBusException)) {
      LOG.warn("Schema ids of {} could not be verified: {}", state.route, result.failure());
    }
    schedule(state);
  }

  private static void confirmed(RouteState state, SchemaIds ids) {
    state.ids = ids;
    if (state.blockedReason != null) {
      LOG.info("Resumed sending {}: the registry returns the old schema ids again", state.route);
      state.blockedReason = null;
    }
  }

  private void mismatch(RouteState state, SchemaIds before, @Nullable SchemaIds now) {
    if (state.blockedReason != null) {
      return;
    }
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
