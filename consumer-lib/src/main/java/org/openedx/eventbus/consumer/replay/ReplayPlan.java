package org.openedx.eventbus.consumer.replay;

import java.util.List;
import java.util.OptionalLong;

/** How a group is moved, by topic and partition. */
public record ReplayPlan(String group, ReplayFrom from, List<Move> moves) {
  public ReplayPlan {
    moves = List.copyOf(moves);
  }

  /**
   * One partition's.
   *
   * @param topic with the environment's prefix
   * @param from where the group would have gone on; empty where it never read
   * @param to where it goes on now
   * @param end of what is there
   */
  public record Move(String topic, int partition, OptionalLong from, long to, long end) {

    /**
     * How many events are handled once more, counted by offsets; where the group never read, how
     * many it has before it.
     */
    public long again() {
      return Math.max(0, from.orElse(end) - to);
    }

    /** How many events are passed over, counted by offsets. */
    public long skipped() {
      return from.isEmpty() ? 0 : Math.max(0, to - from.getAsLong());
    }
  }

  public long again() {
    return moves.stream().mapToLong(Move::again).sum();
  }

  public long skipped() {
    return moves.stream().mapToLong(Move::skipped).sum();
  }
}
