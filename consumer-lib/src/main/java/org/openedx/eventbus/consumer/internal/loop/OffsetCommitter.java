package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.positions.PartitionCommit;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the offsets of partitions, with the topic's id and the completed offsets beyond them as
 * metadata. Confined to the poll loop's thread.
 */
public final class OffsetCommitter {
  private static final Logger LOG = LoggerFactory.getLogger(OffsetCommitter.class);

  /**
   * Timeouts of the attempts of a commit that is waited for. Kafka's client repeats the commit in a
   * topic that does not exist until its timeout, while all other partitions wait. Therefore the
   * first ones are short, and such topics are left out of the next ones.
   */
  private static final List<Duration> TIMEOUTS =
      List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(8));

  private static final Duration PROOF_TIMEOUT = Duration.ofSeconds(2);

  private final ReplaceableConsumer kafka;
  private final long intervalNanos;
  private final MetadataLimit limit = new MetadataLimit();
  private final BlockingCallMonitor blockingCalls;
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private long dueNanos;

  /** Description of the failure of the last asynchronous commit; null if it succeeded. */
  private @Nullable String lastFailure;

  public OffsetCommitter(ReplaceableConsumer kafka, Duration interval, HealthMonitor health) {
    this.kafka = kafka;
    this.blockingCalls = health.blockingCalls();
    this.intervalNanos = interval.toNanos();
    this.dueNanos = System.nanoTime() + intervalNanos;
  }

  ReplaceableConsumer kafka() {
    return kafka;
  }

  MetadataLimit limit() {
    return limit;
  }

  BlockingCallMonitor blockingCalls() {
    return blockingCalls;
  }

  /** Commits without waiting, once per interval. A failed commit is repeated by the next one. */
  void commitIfDue(Collection<Partition> partitions) {
    long now = System.nanoTime();
    if (now - dueNanos < 0) {
      return;
    }
    dueNanos = now + intervalNanos;
    partitions.forEach(this::advance);
    Map<TopicPartition, OffsetAndMetadata> offsets = changed(partitions, Map.of());
    if (!offsets.isEmpty()) {
      committed.putAll(offsets);
      kafka
          .get()
          .commitAsync(
              offsets,
              (nullable, failure) -> { // the first one is null if a new-style group's commit failed
                if (failure == null) {
                  lastFailure = null;
                } else {
                  offsets.forEach(committed::remove);
                  onFailure(offsets, failure);
                }
              });
    }
  }

  private void onFailure(Map<TopicPartition, OffsetAndMetadata> offsets, Exception failure) {
    if (failure instanceof OffsetMetadataTooLarge) {
      limit.lower(StartPositions.longest(offsets.values()));
      dueNanos = System.nanoTime(); // at once
      return;
    }
    String description = SafeText.describe(failure);
    if (description.equals(lastFailure)) {
      LOG.debug("Commit of {} failed again; retrying", offsets.keySet(), failure);
    } else {
      LOG.warn("Commit of {} failed; retrying: {}", offsets.keySet(), description);
    }
    lastFailure = description;
  }

  /** Finds what operators should know about commits; nothing unless they fail or are limited. */
  List<Finding> find() {
    List<Finding> found = new ArrayList<>();
    limit.find().ifPresent(found::add);
    String failure = lastFailure;
    if (failure != null) {
      found.add(
          new Finding(
              Code.COMMITS_IMPAIRED,
              "failure",
              "the last commit failed, so that events may be handled twice: " + failure,
              "check the brokers and the permissions on the group; the commit is repeated"));
    }
    return found;
  }

  /**
   * Advances a partition of which everything is completed to the position of Kafka's client, which
   * is behind transaction markers and what compaction removed. So the lag that others compute from
   * commits becomes 0. It also commits the position of a partition without events: otherwise, a
   * group that starts at the latest event would skip events after each restart.
   */
  private void advance(Partition partition) {
    if (partition.readFailure() != null || partition.committable() != partition.position()) {
      return;
    }
    try {
      long position = kafka.get().position(partition.topicPartition(), Duration.ZERO);
      partition.startAt(position);
      partition.advance(position);
    } catch (KafkaException | IllegalStateException e) {
      // Not known yet; or an error that the next poll reports. Consuming a wake-up is harmless.
      LOG.trace("{} has no position yet", partition, e);
    }
  }

  /**
   * Commits and waits: for partitions that are about to be removed.
   *
   * @param lookup returns the state of topics
   */
  void commitNow(
      Collection<Partition> partitions,
      Function<Collection<String>, Map<String, TopicState>> lookup) {
    partitions.forEach(this::advance);
    // Also unchanged offsets, because an earlier asynchronous commit may have failed.
    committed.keySet().removeAll(partitions.stream().map(Partition::topicPartition).toList());
    Iterator<Duration> timeouts = TIMEOUTS.iterator();
    Duration timeout = timeouts.next();
    Map<String, TopicState> topics = Map.of();
    Map<TopicPartition, OffsetAndMetadata> offsets = changed(partitions, topics);
    while (!offsets.isEmpty()) {
      try {
        commitSync(offsets, timeout);
      } catch (WakeupException e) {
        LOG.trace("Woken up by a command; committing again");
      } catch (OffsetMetadataTooLarge e) {
        limit.lower(StartPositions.longest(offsets.values()));
      } catch (KafkaException e) {
        if (!(e instanceof RetriableException) || !timeouts.hasNext()) {
          LOG.warn(
              "Commit of {} failed; events may be handled twice",
              offsets.keySet(),
              ThrowableSnapshot.withoutForeignCalls(e).logged());
          return;
        }
        topics = lookUp(offsets.keySet(), lookup);
        timeout = timeouts.next();
      }
      offsets = changed(partitions, topics);
    }
  }

  /**
   * Commits and waits briefly, to find out whether the group accepts commits of this member.
   *
   * @param lookup returns the state of topics; a commit in one that does not exist has no answer
   * @return false if it does not, if it did not answer, or if there is nothing to commit
   */
  boolean isAccepted(
      Collection<Partition> partitions,
      Function<Collection<String>, Map<String, TopicState>> lookup) {
    List<TopicPartition> all = partitions.stream().map(Partition::topicPartition).toList();
    committed.keySet().removeAll(all);
    Map<TopicPartition, OffsetAndMetadata> offsets = changed(partitions, lookUp(all, lookup));
    if (offsets.isEmpty()) {
      return false;
    }
    try {
      commitSync(offsets, PROOF_TIMEOUT);
      return true;
    } catch (OffsetMetadataTooLarge e) {
      limit.lower(StartPositions.longest(offsets.values()));
      return false;
    } catch (TopicAuthorizationException e) {
      // The request contained other topics too, of which the group has accepted the commit.
      return offsets.keySet().stream()
          .anyMatch(each -> !e.unauthorizedTopics().contains(each.topic()));
    } catch (KafkaException e) { // also if it was woken up by a command
      LOG.debug("The group did not confirm the membership; trying again", e);
      return false;
    }
  }

  private void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
    blockingCalls.run("to commit offsets", () -> kafka.get().commitSync(offsets, timeout));
    committed.putAll(offsets);
  }

  /** Returns the present state of topics; none if it cannot be looked up. */
  private static Map<String, TopicState> lookUp(
      Collection<TopicPartition> partitions,
      Function<Collection<String>, Map<String, TopicState>> lookup) {
    List<String> names = partitions.stream().map(TopicPartition::topic).distinct().toList();
    try {
      return lookup.apply(names);
    } catch (KafkaException e) {
      LOG.debug("Topics {} could not be looked up", names, e);
      return Map.of();
    }
  }

  private static boolean exists(TopicPartition partition, Map<String, TopicState> topics) {
    TopicState state = topics.get(partition.topic());
    return state == null
        || state.status() == TopicState.Status.UNAUTHORIZED
        || partition.partition() < state.partitions();
  }

  private Map<TopicPartition, OffsetAndMetadata> changed(
      Collection<Partition> partitions, Map<String, TopicState> topics) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Partition each : partitions) {
      if (each.committable() >= 0 && exists(each.topicPartition(), topics)) {
        PartitionCommit commit = PartitionCommit.of(each, limit.length());
        each.setMetadataFull(limit.pauses() && !commit.complete());
        if (!commit.offset().equals(committed.get(each.topicPartition()))) {
          offsets.put(each.topicPartition(), commit.offset());
        }
      }
    }
    return offsets;
  }
}
