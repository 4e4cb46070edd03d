package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.StartPosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the offsets of partitions, with the completed offsets beyond them as metadata, and reads
 * commits of assigned partitions. Confined to the poll loop's thread.
 */
public final class OffsetCommitter {
  private static final Logger LOG = LoggerFactory.getLogger(OffsetCommitter.class);
  private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(10);

  /** Short, because results of handlers are not processed in the meantime. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> kafka;
  private final long intervalNanos;
  private final String redriveTopic;
  private final StartPosition start;
  private final BlockingCallMonitor blockingCalls;
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private long dueNanos;

  /**
   * @param redriveTopic full name of the group's redrive topic, which is read from its beginning
   *     wherever the group starts in other topics
   * @param start where the group starts in other topics without a commit; Kafka's client applies it
   *     unless it is a time
   */
  public OffsetCommitter(
      Consumer<byte[], byte[]> kafka,
      Duration interval,
      String redriveTopic,
      StartPosition start,
      HealthMonitor health) {
    this.kafka = kafka;
    this.start = start;
    this.redriveTopic = redriveTopic;
    this.blockingCalls = health.blockingCalls();
    this.intervalNanos = interval.toNanos();
    this.dueNanos = System.nanoTime() + intervalNanos;
  }

  /**
   * Returns the commits of assigned partitions; those without a commit are missing. The redrive
   * topic without a commit is read from its beginning, so that events are not lost that were
   * redriven before the first commit, or after the commit expired. Other partitions without one are
   * read from the start time, if there is one.
   *
   * @throws KafkaException if the broker does not respond; a retriable one after two seconds
   */
  Map<TopicPartition, OffsetAndMetadata> read(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> found =
        new HashMap<>(request(() -> kafka.committed(Set.copyOf(partitions), READ_TIMEOUT)));
    found.values().removeIf(Objects::isNull);
    committed.putAll(found);
    List<TopicPartition> redrive = new ArrayList<>();
    List<TopicPartition> others = new ArrayList<>();
    partitions.stream()
        .filter(each -> !found.containsKey(each))
        .forEach(each -> (each.topic().equals(redriveTopic) ? redrive : others).add(each));
    if (!redrive.isEmpty()) {
      kafka.seekToBeginning(redrive); // an empty list would select all partitions
    }
    start.time().ifPresent(time -> seek(others, time.toEpochMilli()));
    return found;
  }

  private void seek(List<TopicPartition> partitions, long timestampMillis) {
    if (partitions.isEmpty()) {
      return;
    }
    // First the ends: otherwise, records written between the two responses would be skipped.
    Map<TopicPartition, Long> ends = request(() -> kafka.endOffsets(partitions, READ_TIMEOUT));
    Map<TopicPartition, Long> timestamps = new HashMap<>();
    partitions.forEach(each -> timestamps.put(each, timestampMillis));
    Map<TopicPartition, OffsetAndTimestamp> found =
        request(() -> kafka.offsetsForTimes(timestamps, READ_TIMEOUT));
    for (TopicPartition each : partitions) {
      @Nullable OffsetAndTimestamp first = found.get(each);
      kafka.seek(each, first == null ? Objects.requireNonNull(ends.get(each)) : first.offset());
    }
  }

  private <T> T request(Supplier<T> call) {
    while (true) {
      try {
        return blockingCalls.call("to read commits", call);
      } catch (WakeupException e) {
        LOG.trace("Woken up by a command, which runs after this request");
      }
    }
  }

  /** Commits without waiting, once per interval. A failed commit is repeated by the next one. */
  void commitIfDue(Collection<Partition> partitions) {
    long now = System.nanoTime();
    if (now - dueNanos < 0) {
      return;
    }
    dueNanos = now + intervalNanos;
    partitions.stream().filter(each -> each.committable() < 0).forEach(this::startAtPosition);
    Map<TopicPartition, OffsetAndMetadata> offsets = changed(partitions);
    if (!offsets.isEmpty()) {
      committed.putAll(offsets);
      kafka.commitAsync(
          offsets,
          (nullable, failure) -> { // the first one is null if a new-style group's commit failed
            if (failure != null) {
              offsets.forEach(committed::remove);
              LOG.warn("Commit of {} failed; retrying: {}", offsets.keySet(), failure.toString());
            }
          });
    }
  }

  /**
   * Sets the position of an idle partition, so that it is committed although no event was handled.
   * Otherwise, a group that starts at the latest event would skip events after each restart.
   */
  private void startAtPosition(Partition partition) {
    try {
      partition.startAt(kafka.position(partition.topicPartition(), Duration.ZERO));
    } catch (KafkaException e) {
      // Not known yet; or an error that the next poll reports. Consuming a wake-up is harmless.
      LOG.trace("{} has no position yet", partition, e);
    }
  }

  /** Commits and waits: for partitions that are about to be removed. */
  void commitNow(Collection<Partition> partitions) {
    // Also unchanged offsets, because an earlier asynchronous commit may have failed.
    committed.keySet().removeAll(partitions.stream().map(Partition::topicPartition).toList());
    Map<TopicPartition, OffsetAndMetadata> offsets = changed(partitions);
    boolean pending = !offsets.isEmpty();
    while (pending) {
      pending = false;
      try {
        blockingCalls.run("to commit offsets", () -> kafka.commitSync(offsets, COMMIT_TIMEOUT));
      } catch (WakeupException e) {
        pending = true; // the wake-up is consumed
      } catch (KafkaException e) {
        LOG.warn("Commit of {} failed; events may be handled twice", offsets.keySet(), e);
      }
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> changed(Collection<Partition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Partition each : partitions) {
      long committable = each.committable();
      if (committable >= 0) {
        CompletedOffsets completed = each.completedOffsets();
        each.setMetadataFull(!completed.fits(committable));
        OffsetAndMetadata offset =
            new OffsetAndMetadata(committable, completed.encode(committable));
        if (!offset.equals(committed.get(each.topicPartition()))) {
          offsets.put(each.topicPartition(), offset);
        }
      }
    }
    return offsets;
  }
}
