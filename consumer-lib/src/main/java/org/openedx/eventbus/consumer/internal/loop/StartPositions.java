package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.WakeupException;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.positions.ReadPosition;
import org.openedx.eventbus.consumer.internal.positions.StartPlan;
import org.openedx.eventbus.consumer.internal.topics.TopicLookup;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.consumer.settings.StartPosition;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Determines where reading of assigned partitions begins.
 *
 * <ul>
 *   <li>Where there is a commit, at its offset; at the beginning if the topic was recreated since.
 *   <li>Without one, at the beginning, because the partition or its topic was created after the
 *       group had started.
 *   <li>If the group starts with the topic now, at its start position. That of all partitions is
 *       committed at once, so that it is determined only once.
 * </ul>
 *
 * <p>Confined to the poll loop's thread.
 */
public final class StartPositions {
  private static final Logger LOG = LoggerFactory.getLogger(StartPositions.class);

  /** Short, because results of handlers are not processed in the meantime. */
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ReplaceableConsumer kafka;
  private final Set<String> subscription;
  private final StartPosition start;
  private final TopicLookup lookup;
  private final KnownTopics known;
  private final MetadataLimit limit;
  private final BlockingCallMonitor blockingCalls;

  /**
   * @param subscription full names of all topics that the consumer reads
   * @param groupTopics names of the group, which commits the known topics in its dead-letter topic
   * @param start where the group starts
   */
  public StartPositions(
      Set<String> subscription,
      GroupTopics groupTopics,
      StartPosition start,
      TopicLookup lookup,
      OffsetCommitter committer) {
    this.kafka = committer.kafka();
    this.subscription = subscription;
    this.start = start;
    this.lookup = lookup;
    this.limit = committer.limit();
    this.blockingCalls = committer.blockingCalls();
    this.known = new KnownTopics(kafka, groupTopics.deadLetters(), limit, blockingCalls);
  }

  /**
   * Commits positions of the group in its dead-letter topic, without waiting, and keeps the known
   * topics there. A failed commit is not repeated.
   */
  public void commitDeadLetters(Map<TopicPartition, OffsetAndMetadata> offsets) {
    known.commitWith(offsets);
  }

  /** Returns the topics that the group has started with. */
  KnownTopics known() {
    return known;
  }

  /**
   * Returns where reading begins. Partitions that this client may not read are missing.
   *
   * @throws KafkaException if the broker does not respond; a retriable one after two seconds
   */
  Map<TopicPartition, ReadPosition> of(Collection<TopicPartition> partitions) {
    Map<String, TopicState> topics = describe(subscription);
    Set<TopicPartition> wanted = new HashSet<>(partitions);
    for (TopicPartition each : partitions) {
      wanted.addAll(StartPlan.allOf(each.topic(), topics));
    }
    if (known.isAvailable()) {
      wanted.add(known.at());
    }
    Map<TopicPartition, OffsetAndMetadata> commits = commits(wanted);
    known.merge(commits.get(known.at()));
    List<TopicPartition> readable = partitions.stream().filter(wanted::contains).toList();
    StartPlan plan = StartPlan.of(readable, commits, topics, known::contains);
    plan.known().forEach(known::add);
    Map<TopicPartition, ReadPosition> positions = new HashMap<>(plan.positions());
    if (!plan.starting().isEmpty()) {
      Map<TopicPartition, ReadPosition> starts = start(plan.starting(), topics);
      starts.keySet().retainAll(partitions);
      positions.putAll(starts);
    }
    return positions;
  }

  /** Returns the state of topics; none if the broker rejects the request. */
  Map<String, TopicState> describe(Collection<String> topics) {
    try {
      return blockingCalls.call("to look up topics", () -> lookup.describe(topics, TIMEOUT));
    } catch (RetriableException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("Topics {} could not be looked up", topics, e);
      return Map.of();
    }
  }

  /** Reads commits; removes partitions that this client may not read. */
  private Map<TopicPartition, OffsetAndMetadata> commits(Set<TopicPartition> partitions) {
    while (!partitions.isEmpty()) {
      try {
        Map<TopicPartition, OffsetAndMetadata> found =
            new HashMap<>(request(() -> kafka.get().committed(Set.copyOf(partitions), TIMEOUT)));
        found.values().removeIf(Objects::isNull);
        return found;
      } catch (TopicAuthorizationException e) {
        if (e.unauthorizedTopics().contains(known.at().topic())) {
          known.disable(e);
        }
        if (!partitions.removeIf(each -> e.unauthorizedTopics().contains(each.topic()))) {
          throw e;
        }
      }
    }
    return Map.of();
  }

  /** Determines the start positions, and commits them. */
  private Map<TopicPartition, ReadPosition> start(
      Set<TopicPartition> partitions, Map<String, TopicState> topics) {
    Map<TopicPartition, Long> offsets = new HashMap<>(startOffsets(partitions));
    Map<TopicPartition, ReadPosition> positions = new HashMap<>();
    // Another member that starts now may have committed, and have handled events since.
    commits(new HashSet<>(partitions))
        .forEach(
            (partition, commit) -> {
              TopicState state = topics.get(partition.topic());
              Uuid id = state == null ? null : state.id();
              positions.put(partition, ReadPosition.of(commit, id));
              offsets.remove(partition);
            });
    Map<TopicPartition, ReadPosition> starts = new HashMap<>();
    offsets.forEach(
        (partition, offset) -> {
          TopicState state = topics.get(partition.topic());
          starts.put(partition, ReadPosition.of(offset, state == null ? null : state.id()));
          known.add(partition.topic());
        });
    LOG.info("Group starts at {}: {}", start, offsets);
    commit(starts);
    positions.putAll(starts);
    return positions;
  }

  private void commit(Map<TopicPartition, ReadPosition> positions) {
    while (true) {
      Map<TopicPartition, OffsetAndMetadata> commit = new HashMap<>();
      positions.forEach(
          (partition, position) -> commit.put(partition, position.toCommit(limit.length())));
      if (known.isAvailable()) {
        commit.put(known.at(), known.toCommit());
      }
      try {
        request(
            () -> {
              kafka.get().commitSync(commit, TIMEOUT);
              return true;
            });
        known.committed();
        return;
      } catch (OffsetMetadataTooLarge e) {
        limit.lower(longest(commit.values()));
      } catch (RetriableException e) {
        throw e;
      } catch (TopicAuthorizationException e) {
        known.disable(e); // the others are committed
        return;
      } catch (KafkaException e) {
        LOG.warn(
            "Commit of the start positions of {} failed",
            commit.keySet(),
            ThrowableSnapshot.withoutForeignCalls(e).logged());
        return;
      }
    }
  }

  /** Returns the length of the longest metadata. */
  static int longest(Collection<OffsetAndMetadata> commits) {
    return commits.stream().mapToInt(each -> each.metadata().length()).max().orElse(0);
  }

  private Map<TopicPartition, Long> startOffsets(Set<TopicPartition> partitions) {
    if (start.kind() == StartPosition.Kind.EARLIEST) {
      return request(() -> kafka.get().beginningOffsets(partitions, TIMEOUT));
    }
    // First the ends: otherwise, records written between the two responses would be skipped.
    Map<TopicPartition, Long> offsets =
        new HashMap<>(request(() -> kafka.get().endOffsets(partitions, TIMEOUT)));
    if (start.time().isPresent()) {
      Map<TopicPartition, Long> timestamps = new HashMap<>();
      long timestamp = start.time().get().toEpochMilli();
      partitions.forEach(each -> timestamps.put(each, timestamp));
      Map<TopicPartition, OffsetAndTimestamp> found =
          request(() -> kafka.get().offsetsForTimes(timestamps, TIMEOUT));
      found.forEach(
          (partition, first) -> {
            if (first != null) {
              offsets.put(partition, first.offset());
            }
          });
    }
    return offsets;
  }

  /** Makes a request again if a command woke it up. */
  <T> T request(Supplier<T> call) {
    while (true) {
      try {
        return blockingCalls.call("to read or write positions", call);
      } catch (WakeupException e) {
        LOG.trace("Woken up by a command, which runs after this request");
      }
    }
  }
}
