package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.AssignedPartition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.LostPartition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.RevokedPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assigns partitions to the engine, and removes revoked and lost ones. Called by Kafka on the poll
 * loop's thread.
 */
public record PartitionAssignments(
    EngineDriver driver,
    OffsetCommitter committer,
    Parking parking,
    String redriveTopic,
    ConsumerReports reports)
    implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionAssignments.class);

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    if (assigned.isEmpty()) {
      return;
    }
    assigned.forEach(this::reportAssigned);
    Map<TopicPartition, OffsetAndMetadata> committed = committed(assigned);
    List<Partition> partitions = new ArrayList<>();
    for (TopicPartition each : assigned) {
      OffsetAndMetadata commit = committed.get(each);
      if (commit == null) {
        partitions.add(assign(each, -1, CompletedOffsets.NONE));
      } else {
        CompletedOffsets restored = CompletedOffsets.decode(commit.offset(), commit.metadata());
        partitions.add(assign(each, commit.offset(), restored));
        if (!restored.isEmpty()) {
          LOG.info("Continuing {} at {}; completed beyond it: {}", each, commit.offset(), restored);
        }
      }
    }
    parking.onAssigned(partitions);
    LOG.info("Assigned {}", assigned);
  }

  private Partition assign(TopicPartition at, long position, CompletedOffsets restored) {
    Partition partition = driver.engine().assign(at, position, restored);
    if (at.topic().equals(redriveTopic)) {
      partition.markRedrive();
    }
    return partition;
  }

  /**
   * Reads the commits, and retries until the broker responds. Without them, events that were
   * completed beyond the committed offset would be handled again, and a redriven event could be
   * skipped. Nothing can be read in the meantime anyway, because Kafka's client needs the same
   * response. Partitions that stay assigned are processed.
   */
  private Map<TopicPartition, OffsetAndMetadata> committed(Collection<TopicPartition> partitions) {
    while (!driver.commands().isStopped()) {
      try {
        return committer.read(partitions);
      } catch (RetriableException e) {
        LOG.warn("Reading the commits of {} failed; retrying: {}", partitions, e.getMessage());
        driver.step();
      } catch (KafkaException e) {
        // Not a member any more, or not authorized: the next poll reports it.
        LOG.warn("Reading the commits of {} failed: {}", partitions, e.getMessage());
        return Map.of();
      }
    }
    return Map.of();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
    revoke(current(revoked));
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> lost) {
    LOG.warn("Lost {}; their events in flight may be handled twice", lost);
    driver.forget(current(lost));
    lost.forEach(this::reportLost);
  }

  /**
   * Assigns a partition again, whose topic was recreated or truncated, at its lower offset. Events
   * in flight belong to the stale assignment: a handler must not process two events of a key at
   * once.
   */
  Partition restart(Partition stale, long offset) {
    TopicPartition at = stale.topicPartition();
    onPartitionsLost(List.of(at));
    reportAssigned(at);
    Partition partition = assign(at, offset, CompletedOffsets.NONE);
    parking.onAssigned(List.of(partition));
    return partition;
  }

  private List<Partition> current(Collection<TopicPartition> partitions) {
    return partitions.stream().map(driver.engine()::partition).filter(Objects::nonNull).toList();
  }

  /** Revokes all partitions. */
  void revokeAll() {
    revoke(List.copyOf(driver.engine().partitions()));
  }

  /** Waits for running handlers until the timeout, commits, and removes the partitions. */
  private void revoke(List<Partition> revoked) {
    Duration timeout = driver.commands().drainTimeout();
    if (!driver.drain(revoked, timeout)) {
      LOG.warn(
          "Handlers of {} did not return within {}; interrupting them, their events will be handled"
              + " again",
          revoked.stream().filter(Partition::isBusy).toList(),
          timeout);
    }
    committer.commitNow(revoked);
    driver.forget(revoked);
    if (!revoked.isEmpty()) {
      LOG.info("Revoked {}", revoked);
    }
    for (Partition each : revoked) {
      if (each.isBusy()) {
        reportLost(each.topicPartition());
      } else {
        reportRevoked(each.topicPartition());
      }
    }
  }

  private void reportAssigned(TopicPartition at) {
    reports.listener(each -> each.onAssigned(new AssignedPartition(at.topic(), at.partition())));
  }

  private void reportRevoked(TopicPartition at) {
    reports.listener(each -> each.onRevoked(new RevokedPartition(at.topic(), at.partition())));
  }

  private void reportLost(TopicPartition at) {
    reports.listener(each -> each.onLost(new LostPartition(at.topic(), at.partition())));
  }
}
