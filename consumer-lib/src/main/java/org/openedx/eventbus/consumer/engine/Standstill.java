package org.openedx.eventbus.consumer.engine;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing of a partition is given to handlers, and until when. It is over when each lane that
 * stopped it has got on; in between these lanes alone are tried, ever less often. A dead letter
 * that is not written lets nothing else be tried meanwhile.
 */
final class Standstill {
  private static final long FIRST_PAUSE = 200_000_000L;
  private static final long LONGEST_PAUSE = 30_000_000_000L;

  /** Lanes that are ready while the partition stands still. */
  final ArrayDeque<Lane> held = new ArrayDeque<>();

  private final Map<Lane, Partition.Reason> culprits = new LinkedHashMap<>();

  /** Whether the culprits are being tried; until one fails anew there is nothing to wait for. */
  private boolean trying;

  private long until;
  private int times;

  /**
   * A lane cannot go on.
   *
   * @return whether this is news: it is none while the partition has another lane with that
   *     trouble, or the lane had it before
   */
  boolean stop(Lane lane, Partition.Reason why, long now) {
    boolean news = !culprits.containsValue(why);
    if (culprits.isEmpty() || trying || now - until >= 0) {
      trying = false;
      until = now + Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(times++, 20));
    }
    culprits.put(lane, why);
    lane.trial = false;
    return news;
  }

  /**
   * A lane got on.
   *
   * @return what its trouble was, when with it all is over; else null
   */
  Partition.@Nullable Reason gotOn(Lane lane) {
    lane.trial = false;
    if (culprits.isEmpty()) {
      return null;
    }
    Partition.Reason was = culprits.remove(lane);
    if (was == null || !culprits.isEmpty()) {
      return null;
    }
    trying = false;
    times = 0;
    return was;
  }

  /** The lanes that may try again now: those that stopped the partition, when it is time. */
  List<Lane> due(long now) {
    if (now - until < 0 || next() == Long.MAX_VALUE) {
      return List.of();
    }
    trying = true;
    // One that is being tried already may be anywhere: with a worker, or waiting for its retry.
    List<Lane> lanes = culprits.keySet().stream().filter(lane -> !lane.trial).toList();
    lanes.forEach(lane -> lane.trial = true);
    return lanes;
  }

  /** Whether a lane may be given to a worker now. */
  boolean lets(Lane lane) {
    return culprits.isEmpty() || (lane.trial && !unwritten());
  }

  /** Puts aside a lane that is ready and may not be given to a worker. */
  void hold(Lane lane) {
    if (culprits.containsKey(lane)) {
      lane.trial = false;
    } else {
      held.add(lane);
    }
  }

  private boolean unwritten() {
    return culprits.containsValue(Partition.Reason.DEAD_LETTER_UNWRITTEN);
  }

  /** When those that stopped it may try again. */
  long until() {
    return until;
  }

  /** When {@link #due} has some; {@link Long#MAX_VALUE} when it will not by itself. */
  long next() {
    return culprits.isEmpty() || trying || unwritten() ? Long.MAX_VALUE : until;
  }

  /** Why it stands; null when all is well. */
  Partition.@Nullable Reason reason() {
    return culprits.isEmpty() ? null : culprits.values().iterator().next();
  }
}
