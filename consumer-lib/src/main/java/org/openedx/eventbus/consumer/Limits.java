package org.openedx.eventbus.consumer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * How much may lie in memory. A partition whose queue is full is paused until half of it is worked
 * off; when all of them together hold too much, those that have anything at all are.
 *
 * @param records for each partition
 * @param bytes for all partitions together
 */
record Limits(int records, long bytes) {
  void apply(Consumer<byte[], byte[]> kafka, Collection<Assignment> assignments) {
    long held = assignments.stream().mapToLong(Assignment::bytes).sum();
    Set<TopicPartition> paused = kafka.paused();
    List<TopicPartition> pause = new ArrayList<>();
    List<TopicPartition> resume = new ArrayList<>();
    for (Assignment each : assignments) {
      boolean full = each.records() >= records || (held >= bytes && each.records() > 0);
      // A partition that holds nothing is always read: one that is stuck must not starve others.
      boolean roomy = each.records() <= records / 2 && (held <= bytes / 2 || each.bytes() == 0);
      if (full && !paused.contains(each.partition)) {
        pause.add(each.partition);
      } else if (roomy && paused.contains(each.partition)) {
        resume.add(each.partition);
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
