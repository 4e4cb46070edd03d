package org.openedx.eventbus.testkit.simulation;

import java.util.HashSet;
import java.util.Set;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;

/** One assignment of a partition to a member. */
final class Holding {
  final int number;
  final int epoch;
  final Partition partition;

  /** The offset to read next. */
  long position;

  boolean draining;
  long deadline;
  boolean gone;

  /** Its tasks whose dead letter could not be written. */
  final Set<Task> unwritten = new HashSet<>();

  /** The last commit that the broker accepted. */
  String committed = "";

  Holding(int number, int epoch, Partition partition, long position) {
    this.number = number;
    this.epoch = epoch;
    this.partition = partition;
    this.position = position;
  }

  /** Returns whether no further task of it may be started. */
  boolean over() {
    return draining || gone;
  }

  /** Checks that nothing is buffered after all events were handled. */
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
            + "; buffers "
            + partition.bufferedRecords()
            + " records, ")
        + (partition.bufferedBytes() + " bytes, blocked by " + partition.blockReason())
        + (partition.isBusy() ? ", busy" : "")
        + (draining ? ", draining" : "");
  }
}
