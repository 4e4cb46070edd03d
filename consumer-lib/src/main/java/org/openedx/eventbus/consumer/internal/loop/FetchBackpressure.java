package org.openedx.eventbus.consumer.internal.loop;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.handler.PauseState;

/**
 * Limits what is buffered. A partition with a full buffer is not fetched until half of the buffer
 * is processed. When all partitions together buffer too much, those that buffer anything are not
 * fetched.
 *
 * @param maxRecords maximum number of buffered records of each partition
 * @param maxBytes maximum size of the buffered records of all partitions together
 */
public record FetchBackpressure(
    ReplaceableConsumer kafka, PauseState pauses, int maxRecords, long maxBytes) {

  /** Pauses and resumes the fetch of partitions. */
  void apply(Collection<Partition> partitions) {
    long bytes = partitions.stream().mapToLong(Partition::bufferedBytes).sum();
    Set<TopicPartition> paused = kafka.get().paused();
    List<TopicPartition> pause = new ArrayList<>();
    List<TopicPartition> resume = new ArrayList<>();
    for (Partition each : partitions) {
      boolean stopped = pauses.isConsumerPaused() || each.isFetchBlocked() || each.isMetadataFull();
      boolean full =
          stopped
              || each.bufferedRecords() >= maxRecords
              || (bytes >= maxBytes && each.bufferedRecords() > 0);
      // An empty partition is always fetched: a stuck partition must not starve the others.
      boolean hasRoom =
          !stopped
              && each.bufferedRecords() <= maxRecords / 2
              && (bytes <= maxBytes / 2 || each.bufferedBytes() == 0);
      if (full && !paused.contains(each.topicPartition())) {
        pause.add(each.topicPartition());
      } else if (hasRoom && paused.contains(each.topicPartition())) {
        resume.add(each.topicPartition());
      }
    }
    if (!pause.isEmpty()) {
      kafka.get().pause(pause);
    }
    if (!resume.isEmpty()) {
      kafka.get().resume(resume);
    }
  }
}
