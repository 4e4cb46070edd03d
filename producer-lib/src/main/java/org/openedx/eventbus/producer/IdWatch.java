package org.openedx.eventbus.producer;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.producer.Lane.LaneIds;
import org.openedx.eventbus.registry.SchemaNotRegisteredException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies the schema ids of routes at the registry from time to time. A different id means that
 * the registry was replaced; consumers of the new registry would decode events of the old id with a
 * wrong schema, so the route is blocked. It is unblocked when the registry returns the old id.
 * Confined to the sender thread.
 */
final class IdWatch {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventProducer.class);

  /** Interval while the ids come from the disk cache alone, or differ from the registry's. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Duration interval;
  private final Consumer<Lane> stop;

  /**
   * @param interval interval between verifications while the ids match
   * @param stop fails the queued records of a route that was blocked
   */
  IdWatch(Duration interval, Consumer<Lane> stop) {
    this.interval = interval;
    this.stop = stop;
  }

  /** Schedules the next verification of a route. */
  void plan(Lane lane) {
    LaneIds ids = lane.ids();
    boolean settled = lane.broken() == null && ids != null && ids.verified();
    Duration pause = settled || interval.compareTo(SOON) < 0 ? interval : SOON;
    lane.verifyAt(System.nanoTime() + pause.toNanos());
  }

  /** Sets the ids of a prepared route; blocks it if they differ from its earlier ids. */
  void prepared(Lane lane, LaneIds found) {
    LaneIds before = lane.ids();
    if (before != null && !before.sameAs(found)) {
      lane.prepared(before);
      mismatch(lane, before, found);
    } else {
      lane.prepared(found);
    }
    plan(lane);
  }

  /** Evaluates the result of a verification. */
  void verified(Lane lane, Lookups.Answer answer) {
    LaneIds before = lane.ids();
    LaneIds now = answer.ids();
    if (before != null && now != null) {
      if (!before.sameAs(now)) {
        mismatch(lane, before, now);
      } else if (now.verified()) {
        confirmed(lane, now);
      }
    } else if (before != null && answer.problem() instanceof SchemaNotRegisteredException) {
      mismatch(lane, before, null);
    } else if (!(answer.problem() instanceof org.openedx.eventbus.RetriableException)) {
      LOG.warn("Schema ids of {} could not be verified: {}", lane.route, answer.problem());
    }
    plan(lane);
  }

  private static void confirmed(Lane lane, LaneIds ids) {
    lane.verified(ids);
    if (lane.broken() != null) {
      LOG.info("Resumed sending {}: the registry returns the old schema ids again", lane.route);
      lane.breakWith(null);
    }
  }

  private void mismatch(Lane lane, LaneIds before, @Nullable LaneIds now) {
    if (lane.broken() != null) {
      return;
    }
    String reason =
        lane.route
            + ": events were sent with schema id "
            + before
            + (now == null
                ? ", which the registry no longer contains"
                : ", but the registry now returns " + now)
            + ". Sending of this type has stopped. If the registry was replaced on purpose, restart"
            + " this service; otherwise correct eventbus.registry.url or restore the registry";
    LOG.error("{}", reason);
    lane.breakWith(reason);
    stop.accept(lane);
  }
}
