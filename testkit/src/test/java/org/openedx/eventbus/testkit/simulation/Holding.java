package org.openedx.eventbus.testkit.simulation;

import java.util.HashSet;
import java.util.Set;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;

/** A partition for as long as one member has it. */
final class Holding {
  final int number;
  final int epoch;
  final Partition partition;

  /** The offset to read next. */
  long position;

  boolean draining;
  long deadline;
  boolean gone;

  /** Dead letters of it that could not be written. */
  final Set<Task> unwritten = new HashSet<>();

  /** What the group accepted last. */
  String committed = "";

  Holding(int number, int epoch, Partition partition, long position) {
    this.number = number;
    this.epoch = epoch;
    this.partition = partition;
    this.position = position;
  }

  /** Whether nothing of it should be begun any more. */
  boolean over() {
    return draining || gone;
  }

  /** With all handled, nothing may be left. */
  void checkEmpty() {
    if (partition.bufferedRecords() != 0
        || partition.bufferedBytes() != 0
        || partition.blockReason() != null) {
      throw World.broken("all is done, but " + this);
    }
  }

  @Override
  public String toString() {
    return partition
        + (": read to " + position + ", may commit " + partition.committable())
        + (" and "
            + partition.completedOffsets()
            + "; holds "
            + partition.bufferedRecords()
            + " records, ")
        + (partition.bufferedBytes() + " bytes, stopped by " + partition.blockReason())
        + (partition.isBusy() ? ", busy" : "")
        + (draining ? ", draining" : "");
  }
}
