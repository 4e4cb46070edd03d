package org.openedx.eventbus.consumer.internal.positions;

import java.util.Objects;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.positions.LogSituation.Change;

/**
 * Where reading of a partition continues after its log has changed.
 *
 * @param change what happened to the log
 * @param position where reading continues
 * @param deletedUnread number of offsets before it that were deleted unread
 */
public record LogContinuation(Change change, ReadPosition position, long deletedUnread) {
  /** Returns the beginning of a topic that was recreated. */
  static LogContinuation startOver(Uuid topicId) {
    return new LogContinuation(Change.RECREATED, ReadPosition.of(0, topicId), 0);
  }

  /**
   * Determines where reading of a partition continues whose topic was not recreated. One whose log
   * lost only its beginning advances there.
   *
   * @param divergent the first offset that differs, with the epoch of the record before it
   */
  static LogContinuation of(
      Partition partition, LogSituation situation, @Nullable OffsetAndMetadata divergent) {
    Change change = situation.change();
    long position = situation.position();
    return switch (change) {
      case RECREATED -> throw new IllegalArgumentException(partition + " has another log");
      case TRUNCATED -> truncated(partition, Objects.requireNonNull(divergent));
      case REPLACED ->
          new LogContinuation(
              change, ReadPosition.of(situation.logStart(), partition.topicId()), 0);
      case DELETED -> deleted(partition, position, situation.logStart());
      case UNVALIDATED, NONE ->
          new LogContinuation(
              change,
              new ReadPosition(
                  position, partition.epochBefore(position), CompletedOffsets.NONE, null),
              0);
    };
  }

  /** Continues where the log differs, or before it where an event is not completed. */
  private static LogContinuation truncated(Partition partition, OffsetAndMetadata divergent) {
    long committable = partition.committable();
    long to = committable < 0 ? divergent.offset() : Math.min(committable, divergent.offset());
    int epoch =
        to == divergent.offset() ? divergent.leaderEpoch().orElse(-1) : partition.epochBefore(to);
    CompletedOffsets completed =
        to == divergent.offset()
            ? CompletedOffsets.NONE
            : partition.completedOffsets().before(divergent.offset());
    return new LogContinuation(
        Change.TRUNCATED, new ReadPosition(to, epoch, completed, partition.topicId()), 0);
  }

  private static LogContinuation deleted(Partition partition, long position, long start) {
    long count = partition.uncompleted(position, start);
    partition.startAt(start);
    partition.advance(start);
    return new LogContinuation(Change.DELETED, ReadPosition.of(start, partition.topicId()), count);
  }

  /**
   * Returns whether the partition must be assigned again, because events that are in flight are not
   * those of its log.
   */
  public boolean restarts() {
    return switch (change) {
      case RECREATED, TRUNCATED, REPLACED -> true;
      case DELETED, UNVALIDATED, NONE -> false;
    };
  }
}
