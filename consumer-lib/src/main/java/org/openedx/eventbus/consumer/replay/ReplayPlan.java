package org.openedx.eventbus.consumer.replay;

import java.util.List;
import org.openedx.eventbus.consumer.settings.StartPosition;

/**
 * Reset of a group's offsets, by topic and partition.
 *
 * @param group the name of the group
 * @param to where the group continues
 * @param moves the resets of its partitions, ordered by topic and partition
 */
public record ReplayPlan(String group, StartPosition to, List<Move> moves) {
  /**
   * Creates a plan; the list is copied.
   *
   * @param group the name of the group
   * @param to where the group continues
   * @param moves the resets of its partitions
   */
  public ReplayPlan {
    moves = List.copyOf(moves);
  }

  /**
   * Reset of one partition.
   *
   * @param topic full name of the topic
   * @param partition the partition
   * @param from offset at which the group would have continued or begun
   * @param to offset at which it continues now
   */
  public record Move(String topic, int partition, long from, long to) {

    /** {@return the number of events that are processed again, as a difference of offsets} */
    public long reprocessed() {
      return Math.max(0, from - to);
    }

    /** {@return the number of events that are skipped, as a difference of offsets} */
    public long skipped() {
      return Math.max(0, to - from);
    }
  }

  /** {@return the number of events that are processed again, of all partitions} */
  public long reprocessed() {
    return moves.stream().mapToLong(Move::reprocessed).sum();
  }

  /** {@return the number of events that are skipped, of all partitions} */
  public long skipped() {
    return moves.stream().mapToLong(Move::skipped).sum();
  }
}
