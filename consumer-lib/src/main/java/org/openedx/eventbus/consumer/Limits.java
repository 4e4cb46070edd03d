package org.openedx.eventbus.consumer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.openedx.eventbus.consumer.internal.engine.Partition;

/**
 * How much may lie in memory. A partition whose queue is full is paused until half of it is worked
 * off; when all of them together hold too much, those that have anything at all are.
 *
 * @param records for each partition
 * @param bytes for all partitions together
 */
record Limits(int records, long bytes) {

  /**
   * @param all whether nothing at all is to be read, as somebody said
   */
  void apply(Consumer<byte[], byte[]> kafka, Collection<Partition> partitions, boolean all) {
    long held = partitions.stream().mapToLong(Partition::bufferedBytes).sum();
    Set<TopicPartition> paused = kafka.paused();
    List<TopicPartition> pause = new ArrayList<>();
    List<TopicPartition> resume = new ArrayList<>();
    for (Partition each : partitions) {
      boolean stopped = all || each.blockReason() != null || each.isMetadataFull();
      boolean full =
          stopped
              || each.bufferedRecords() >= records
              || (held >= bytes && each.bufferedRecords() > 0);
      // A partition that holds nothing is always read: one that is stuck must not starve others.
      boolean roomy =
          !stopped
              && each.bufferedRecords() <= records / 2
              && (held <= bytes / 2 || each.bufferedBytes() == 0);
      if (full && !paused.contains(each.topicPartition())) {
        pause.add(each.topicPartition());
      } else if (roomy && paused.contains(each.topicPartition())) {
        resume.add(each.topicPartition());
      }
    }
    if (!pause.isEmpty()) {
      kafka.pause(pause);
    }
    if (!resume.isEmpty()) {
      kafka.resume(resume);
    }
  }
}
