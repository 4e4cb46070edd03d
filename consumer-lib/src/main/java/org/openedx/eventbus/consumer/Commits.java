package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the group how far each partition is done. Used by the poll loop's thread alone. */
final class Commits {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Duration SYNC_TIMEOUT = Duration.ofSeconds(10);

  private final Consumer<byte[], byte[]> kafka;
  private long due = System.nanoTime() + INTERVAL_NANOS;

  Commits(Consumer<byte[], byte[]> kafka) {
    this.kafka = kafka;
  }

  /** Once a second, without waiting. A commit that fails is made up for by the next. */
  void whenDue(List<Assignment> assignments) {
    long now = System.nanoTime();
    if (now - due < 0) {
      return;
    }
    due = now + INTERVAL_NANOS;
    assignments.stream().filter(each -> !each.begun()).forEach(this::begin);
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets(assignments);
    if (!offsets.isEmpty()) {
      kafka.commitAsync(
          offsets,
          (committed, failure) -> {
            if (failure == null) {
              note(assignments, committed);
            } else {
              LOG.warn(
                  "Committing {} failed and is tried again: {}", committed, failure.toString());
            }
          });
    }
  }

  /**
   * Fixes where an idle partition is read from, although nothing was handled: a group that begins
   * at the latest event would otherwise begin anew, later, after each restart.
   */
  private void begin(Assignment assignment) {
    try {
      assignment.begin(kafka.position(assignment.partition, Duration.ZERO));
    } catch (TimeoutException | WakeupException e) {
      // A worker's late wake-up may end here too; it was meant for poll, and nothing is lost by it.
      LOG.trace("{} has no position yet", assignment.partition, e);
    }
  }

  private static void note(
      Collection<Assignment> owners, Map<TopicPartition, OffsetAndMetadata> committed) {
    for (Assignment owner : owners) {
      OffsetAndMetadata to = committed.get(owner.partition);
      if (to != null) {
        owner.committed(to.offset());
      }
    }
  }

  /** At once, and waits: for partitions that are about to be another's. */
  void now(Collection<Assignment> assignments) {
    Map<TopicPartition, OffsetAndMetadata> offsets = offsets(assignments);
    boolean again = !offsets.isEmpty();
    while (again) {
      again = false;
      try {
        kafka.commitSync(offsets, SYNC_TIMEOUT);
        note(assignments, offsets);
      } catch (WakeupException e) {
        again = true; // a worker's late wake-up, meant for poll; it is used up now
      } catch (KafkaException e) {
        LOG.warn("Committing {} failed; these events may be handled twice", offsets, e);
      }
    }
  }

  private static Map<TopicPartition, OffsetAndMetadata> offsets(
      Collection<Assignment> assignments) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Assignment each : assignments) {
      if (each.hasNewsToCommit()) {
        offsets.put(each.partition, new OffsetAndMetadata(each.next()));
      }
    }
    return offsets;
  }
}
