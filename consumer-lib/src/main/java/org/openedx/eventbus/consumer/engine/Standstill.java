package org.openedx.eventbus.consumer.engine;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why nothing of a partition is given to handlers, and until when. It is over when each lane that
 * stopped it has got on; in between they are let try again, ever less often. A dead letter that is
 * not written lets nothing else pass meanwhile.
 */
final class Standstill {
  private static final long FIRST_PAUSE = 200_000_000L;
  private static final long LONGEST_PAUSE = 30_000_000_000L;

  /** Lanes that are ready while the partition stands still. */
  final ArrayDeque<Lane> held = new ArrayDeque<>();

  private final Map<Lane, Partition.Reason> culprits = new LinkedHashMap<>();
  private boolean still;
  private long until;
  private int times;

  /**
   * A lane cannot go on.
   *
   * @return whether this is news: it is none while the partition has another lane with that trouble
   */
  boolean stop(Lane lane, Partition.Reason why, long now) {
    boolean news = !culprits.containsValue(why);
    culprits.put(lane, why);
    if (!still || now - until >= 0) {
      still = true;
      until = now + Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(times++, 20));
    }
    return news;
  }

  /**
   * A lane got on.
   *
   * @return what its trouble was, when with it all is over; else null
   */
  Partition.@Nullable Reason gotOn(Lane lane) {
    if (culprits.isEmpty()) {
      return null;
    }
    Partition.Reason was = culprits.remove(lane);
    if (was == null || !culprits.isEmpty()) {
      return null;
    }
    still = false;
    times = 0;
    return was;
  }

  /** Lets the lanes try again, if it is time; the partition counts as stopped until all got on. */
  boolean over(long now) {
    if (still && now - until >= 0 && !unwritten()) {
      still = false;
      return true;
    }
    return false;
  }

  private boolean unwritten() {
    return culprits.containsValue(Partition.Reason.DEAD_LETTER_UNWRITTEN);
  }

  /** Whether nothing of the partition may be given to handlers now. */
  boolean still() {
    return still;
  }

  /** When those that stopped it may try again. */
  long until() {
    return until;
  }

  /** When {@link #over} brings news; {@link Long#MAX_VALUE} when it will not by itself. */
  long due() {
    return still && !unwritten() ? until : Long.MAX_VALUE;
  }

  /** Why it stands, or stood and has not got on yet; null when all is well. */
  Partition.@Nullable Reason reason() {
    return culprits.isEmpty() ? null : culprits.values().iterator().next();
  }
}
