package org.openedx.eventbus.testkit.simulation;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.positions.ReadPosition;

/** One assignment of a partition to a member. */
final class Holding {
  final int number;
  final int epoch;
  final Partition partition;

  /** When it was assigned. */
  final long since;

  /** The offset to read next. */
  long position;

  /** The leader epoch of the record before it; negative if it is not known. */
  int positionEpoch;

  /** Offsets that were completed before, by the commit at which it began. */
  final CompletedOffsets restored;

  /** The log with which the position was compared, and its epoch; null if it is to be compared. */
  private @Nullable SourceLog comparedWith;

  private int comparedEpoch;

  boolean draining;
  long deadline;
  boolean gone;

  /** Its tasks whose dead letter could not be written. */
  final Set<Task> unwritten = new HashSet<>();

  /** The last commit that the broker accepted. */
  @Nullable OffsetAndMetadata committed;

  Holding(int number, int epoch, Partition partition, ReadPosition position, long since) {
    this.number = number;
    this.epoch = epoch;
    this.partition = partition;
    this.position = position.offset();
    this.positionEpoch = position.epoch();
    this.restored = position.completed();
    this.since = since;
  }

  void seek(ReadPosition to) {
    position = to.offset();
    positionEpoch = to.epoch();
    comparedWith = null;
  }

  boolean isComparedWith(SourceLog log) {
    return comparedWith == log && comparedEpoch == log.epoch();
  }

  void compared(SourceLog log) {
    comparedWith = log;
    comparedEpoch = log.epoch();
  }

  /** Returns whether no further task of it may be started. */
  boolean over() {
    return draining || gone;
  }

  /** Returns whether nothing is buffered or blocked, as it must be after all is handled. */
  boolean isEmpty() {
    return partition.bufferedRecords() == 0
        && partition.bufferedBytes() == 0
        && partition.blockReason() == null;
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
