package org.openedx.eventbus.consumer.replay;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;

/**
 * Skip of a damaged batch of records: its offsets become completed ones, so that events before it
 * that are not completed are still handled.
 *
 * @param offset an offset of the batch
 */
record DamagedSkip(EventBusConfig config, String group, TopicPartition at, long offset) {

  /** Records the skip, and returns what is to be committed. */
  OffsetAndMetadata run(@Nullable OffsetAndMetadata commit, String reason) {
    if (commit == null) {
      throw new ReplayException("group '%s' has no committed offset in %s".formatted(group, at));
    }
    CommitMetadata metadata = CommitMetadata.decode(commit.offset(), commit.metadata());
    if (offset < commit.offset() || metadata.completed().contains(offset)) {
      throw new ReplayException(
          "group '%s' has completed offset %d of %s already".formatted(group, offset, at));
    }
    long end;
    try (DamagedBatch batch = new DamagedBatch(config, at)) {
      end = batch.end(offset);
    }
    new SkipRecord(config, group).write(at, offset, end, reason);
    CompletedOffsets completed = metadata.completed().with(offset, end);
    long next = completed.endOfRange(commit.offset());
    Optional<Integer> epoch = next == commit.offset() ? commit.leaderEpoch() : Optional.empty();
    CommitMetadata after = new CommitMetadata(metadata.topicId(), completed.from(next));
    return new OffsetAndMetadata(next, epoch, after.encode(next, CommitMetadata.MAX_LENGTH));
  }
}
