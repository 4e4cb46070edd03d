package org.openedx.eventbus.consumer.internal.positions;

import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;

/**
 * What is committed for a partition.
 *
 * @param offset the offset, with the leader epoch of the last record before it and the metadata
 * @param complete whether the metadata contains all completed offsets beyond it
 */
public record PartitionCommit(OffsetAndMetadata offset, boolean complete) {
  /**
   * Returns the commit of a partition whose position is known.
   *
   * @param maxLength maximum length of the metadata
   */
  public static PartitionCommit of(Partition partition, int maxLength) {
    long committable = partition.committable();
    CommitMetadata metadata = new CommitMetadata(partition.topicId(), partition.completedOffsets());
    int epoch = partition.epochBefore(committable);
    return new PartitionCommit(
        new OffsetAndMetadata(
            committable,
            epoch < 0 ? Optional.empty() : Optional.of(epoch),
            metadata.encode(committable, maxLength)),
        metadata.fits(committable, maxLength));
  }
}
