package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.openedx.eventbus.consumer.internal.positions.ReadPosition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.AssignedPartition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.LostPartition;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.RevokedPartition;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Assigns partitions to the engine, and removes revoked and lost ones. Called by Kafka on the poll
 * loop's thread.
 */
public final class PartitionAssignments implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionAssignments.class);

  /** Backoff of the look-up of positions. */
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final EngineDriver driver;
  private final OffsetCommitter committer;
  private final StartPositions positions;
  private final Parking parking;
  private final ConsumerReports reports;
  private final ReadFailures failures;

  public PartitionAssignments(
      EngineDriver driver,
      OffsetCommitter committer,
      StartPositions positions,
      Parking parking,
      ConsumerReports reports) {
    this.driver = driver;
    this.committer = committer;
    this.positions = positions;
    this.parking = parking;
    this.reports = reports;
    this.failures = new ReadFailures(committer.kafka(), reports);
  }

  EngineDriver driver() {
    return driver;
  }

  OffsetCommitter committer() {
    return committer;
  }

  StartPositions positions() {
    return positions;
  }

  ConsumerReports reports() {
    return reports;
  }

  /** Returns the partitions that cannot be read. */
  ReadFailures failures() {
    return failures;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
    if (assigned.isEmpty()) {
      return;
    }
    assigned.forEach(this::reportAssigned);
    assign(assigned, find(assigned));
    LOG.info("Assigned {}", assigned);
  }

  /** Assigns partitions, and blocks those without a position until it is found. */
  private void assign(
      Collection<TopicPartition> assigned, Map<TopicPartition, ReadPosition> found) {
    List<Partition> partitions = new ArrayList<>();
    for (TopicPartition each : assigned) {
      ReadPosition position = found.get(each);
      Partition partition = assign(each, position == null ? ReadPosition.of(-1, null) : position);
      if (position == null) {
        // Otherwise, each poll would ask for a position, and read nothing of other partitions.
        committer.kafka().get().seek(each, 0);
        failures.onPositionUnknown(partition);
      } else {
        partitions.add(partition);
        committer.kafka().get().seek(each, position.toSeek());
        if (!position.completed().isEmpty()) {
          LOG.info(
              "Continuing {} at {}; completed beyond it: {}",
              each,
              position.offset(),
              position.completed());
        }
      }
    }
    // The others are assigned again when their position is known, and get redriven events then: a
    // handler must not process two events of a key at once.
    parking.onAssigned(partitions);
  }

  private Partition assign(TopicPartition at, ReadPosition position) {
    Partition partition = driver.engine().assign(at, position.tracker());
    partition.setTopicId(position.topicId());
    partition.setStartCondition(driver.fence()::isOpen);
    return partition;
  }

  /** Looks up the positions of partitions again for which they were not found before. */
  void assignAgain(List<Partition> blocked) {
    Map<TopicPartition, ReadPosition> found =
        find(blocked.stream().map(Partition::topicPartition).toList());
    for (Partition each : blocked) {
      if (found.containsKey(each.topicPartition())) {
        failures.unblock(each);
        driver.forget(List.of(each));
        assign(List.of(each.topicPartition()), found);
      } else {
        failures.onPositionUnknown(each);
      }
    }
  }

  /**
   * Looks up where to read, and retries until the broker responds. Without the commits, events that
   * were completed beyond the committed offset would be handled again. Nothing can be read in the
   * meantime anyway, because Kafka's client needs the same response. Partitions that stay assigned
   * are processed.
   */
  private Map<TopicPartition, ReadPosition> find(Collection<TopicPartition> partitions) {
    for (boolean first = true; !driver.commands().isStopped(); first = false) {
      try {
        return positions.of(partitions);
      } catch (RetriableException e) {
        if (first) {
          LOG.warn(
              "Reading the commits of {} failed; retrying: {}", partitions, SafeText.message(e));
        }
        driver.awaitStep(RETRY_NANOS);
      } catch (KafkaException e) {
        // Not a member any more, or not authorized: the next poll reports it.
        LOG.warn("Reading the commits of {} failed: {}", partitions, SafeText.message(e));
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
   * Assigns a partition again, whose topic was recreated or truncated, at another position. Events
   * in flight belong to the stale assignment: a handler must not process two events of a key at
   * once.
   */
  Partition restart(Partition stale, ReadPosition position) {
    TopicPartition at = stale.topicPartition();
    onPartitionsLost(List.of(at));
    reportAssigned(at);
    Partition partition = assign(at, position);
    parking.onAssigned(List.of(partition));
    return partition;
  }

  private List<Partition> current(Collection<TopicPartition> partitions) {
    return partitions.stream().map(driver.engine()::partition).filter(Objects::nonNull).toList();
  }

  /** Removes all partitions, because this client is not a member any more. */
  void loseAll() {
    List<TopicPartition> all =
        driver.engine().partitions().stream().map(Partition::topicPartition).toList();
    if (!all.isEmpty()) {
      onPartitionsLost(all);
    }
  }

  /** Revokes all partitions. */
  void revokeAll() {
    revoke(List.copyOf(driver.engine().partitions()));
  }

  /** Waits for running handlers until the timeout, commits, and removes the partitions. */
  private void revoke(List<Partition> revoked) {
    Duration timeout = driver.commands().drainTimeout();
    if (!driver.drain(revoked, timeout) && revoked.stream().anyMatch(Partition::isHandling)) {
      LOG.warn(
          "Handlers of {} did not return within {}; interrupting them, their events will be handled"
              + " again",
          revoked.stream().filter(Partition::isHandling).toList(),
          timeout);
    }
    List<Partition> unwritten =
        revoked.stream().filter(each -> each.isBusy() && !each.isHandling()).toList();
    if (!unwritten.isEmpty()) {
      LOG.warn(
          "Dead letters of {} could not be written until now; their events will be handled again",
          unwritten);
    }
    committer.commitNow(revoked, positions::describe);
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
