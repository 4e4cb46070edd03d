package org.openedx.eventbus.consumer.internal.positions;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.offsets.OffsetTracker;

/**
 * Where reading of a partition begins.
 *
 * @param offset the offset
 * @param epoch the leader epoch of the last record before it, with which Kafka's client finds out
 *     whether the log lost its end; negative if it is not known
 * @param completed completed offsets beyond it
 * @param topicId the id of the topic whose log the offsets belong to; null if it is not known
 */
public record ReadPosition(
    long offset, int epoch, CompletedOffsets completed, @Nullable Uuid topicId) {

  /** Returns the position of a commit. */
  public static ReadPosition of(OffsetAndMetadata commit, @Nullable Uuid topicId) {
    CommitMetadata metadata = CommitMetadata.decode(commit.offset(), commit.metadata());
    return new ReadPosition(
        commit.offset(),
        commit.leaderEpoch().orElse(-1),
        metadata.completed(),
        topicId == null ? metadata.topicId() : topicId);
  }

  /** Returns a position before which nothing is known. */
  public static ReadPosition of(long offset, @Nullable Uuid topicId) {
    return new ReadPosition(offset, -1, CompletedOffsets.NONE, topicId);
  }

  /** Returns a tracker of the offsets from it on. */
  public OffsetTracker tracker() {
    return new OffsetTracker(offset, epoch, completed);
  }

  /** Returns what Kafka's client seeks. */
  public OffsetAndMetadata toSeek() {
    return new OffsetAndMetadata(offset, epoch < 0 ? Optional.empty() : Optional.of(epoch), "");
  }

  /**
   * Returns the commit of a position at which a group starts.
   *
   * @param maxLength maximum length of the metadata
   */
  public OffsetAndMetadata toCommit(int maxLength) {
    CommitMetadata metadata = new CommitMetadata(topicId, CompletedOffsets.NONE);
    return new OffsetAndMetadata(offset, Optional.empty(), metadata.encode(offset, maxLength));
  }
}
