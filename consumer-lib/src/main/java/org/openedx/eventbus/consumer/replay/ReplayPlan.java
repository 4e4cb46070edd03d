package org.openedx.eventbus.consumer.replay;

import java.util.List;

/** How a group is moved, by topic and partition. */
public record ReplayPlan(String group, ReplayFrom from, List<Move> moves) {
  public ReplayPlan {
    moves = List.copyOf(moves);
  }

  /**
   * One partition's.
   *
   * @param topic with the environment's prefix
   * @param from where the group would have gone on, or begun
   * @param to where it goes on now
   */
  public record Move(String topic, int partition, long from, long to) {

    /** How many events are handled once more, counted by offsets. */
    public long again() {
      return Math.max(0, from - to);
    }

    /** How many events are passed over, counted by offsets. */
    public long skipped() {
      return Math.max(0, to - from);
    }
  }

  public long again() {
    return moves.stream().mapToLong(Move::again).sum();
  }

  public long skipped() {
    return moves.stream().mapToLong(Move::skipped).sum();
  }
}
