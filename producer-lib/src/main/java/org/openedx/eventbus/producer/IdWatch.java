package org.openedx.eventbus.producer;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.producer.Lane.LaneIds;
import org.openedx.eventbus.registry.SchemaNotRegisteredException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides when a lane's ids are asked for again, and what the answer means: another id shows that
 * the registry was replaced, and that readers of the new one would misread what is sent with the
 * old id. Used by the sender thread alone.
 */
final class IdWatch {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventProducer.class);

  /** While ids are known only from the disk, or are at odds with the registry. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Duration interval;
  private final Consumer<Lane> stop;

  /**
   * @param interval how often ids are verified in quiet times
   * @param stop fails what waits in a lane that was broken
   */
  IdWatch(Duration interval, Consumer<Lane> stop) {
    this.interval = interval;
    this.stop = stop;
  }

  /** Plans the next verification by what is known now. */
  void plan(Lane lane) {
    LaneIds ids = lane.ids();
    boolean settled = lane.broken() == null && ids != null && ids.verified();
    Duration pause = settled || interval.compareTo(SOON) < 0 ? interval : SOON;
    lane.verifyAt(System.nanoTime() + pause.toNanos());
  }

  /** Takes the ids a lane was prepared with; breaks it when they are not those it had before. */
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

  /** Takes the answer to a verification. */
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
    } else if (!(answer.problem() instanceof org.openedx.eventbus.TransientEventBusException)) {
      LOG.warn("The ids of {} could not be verified: {}", lane.route, answer.problem());
    }
    plan(lane);
  }

  private static void confirmed(Lane lane, LaneIds ids) {
    lane.verified(ids);
    if (lane.broken() != null) {
      LOG.info("The registry gives the old ids again: {} goes on", lane.route);
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
                ? ", which the registry no longer has"
                : ", now the registry gives " + now)
            + ". Was it replaced? Sending of this type has stopped; restart this service when the"
            + " new registry is the right one";
    LOG.error("{}", reason);
    lane.breakWith(reason);
    stop.accept(lane);
  }
}
