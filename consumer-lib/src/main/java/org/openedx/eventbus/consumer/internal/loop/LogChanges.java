package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Partition.BlockReason;
import org.openedx.eventbus.consumer.internal.positions.LogContinuation;
import org.openedx.eventbus.consumer.internal.positions.LogIdentities;
import org.openedx.eventbus.consumer.internal.positions.LogIdentities.Reported;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Continues to read a partition whose log is not the one that was read: its topic was recreated,
 * the log lost its end, or retention deleted its beginning. {@link LogIdentities} decides where.
 * Confined to the poll loop's thread.
 *
 * <p>Kafka's client reports a position that the log does not have, or whose leader epoch the log
 * does not have, and never continues elsewhere by itself. A recreated topic that has the position
 * as well is found by its id.
 */
final class LogChanges {
  private static final Logger LOG = LoggerFactory.getLogger(LogChanges.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ReplaceableConsumer kafka;
  private final Engine engine;
  private final PartitionAssignments assignments;
  private final StartPositions positions;
  private final ReadFailures failures;

  private final LogIdentities identities = new LogIdentities();
  private final Map<Partition, Deleted> deleted = new HashMap<>();

  /** Offsets of an assigned partition that were deleted unread. */
  private record Deleted(long count, long first, long last, Instant time) {}

  LogChanges(PartitionAssignments assignments) {
    this.kafka = assignments.committer().kafka();
    this.assignments = assignments;
    this.engine = assignments.driver().engine();
    this.positions = assignments.positions();
    this.failures = assignments.failures();
  }

  /** Takes the state of all topics, and starts over in recreated ones. */
  void onTopics(Map<String, TopicState> topics) {
    topics.forEach(
        (topic, state) -> {
          if (state.status() == TopicState.Status.MISSING) {
            positions.known().add(topic); // read from its beginning when it is created
          }
        });
    identities.retain(engine.partitions());
    for (Partition each : List.copyOf(engine.partitions())) {
      String topic = each.topicPartition().topic();
      Uuid id = id(topics, topic);
      // The next owner of a revoked partition finds out by the commit.
      if (id != null && !each.isRevoked() && identities.isRecreated(each, id)) {
        verify(each, topic);
      }
    }
  }

  /**
   * Starts over if a new look-up has the same result: the first may be older than the partition.
   */
  private void verify(Partition partition, String topic) {
    try {
      Uuid id = id(positions.describe(Set.of(topic)), topic);
      if (id != null && identities.isRecreated(partition, id)) {
        startOver(partition, id);
      }
    } catch (KafkaException e) {
      LOG.debug("Topic {} could not be looked up again", topic, e);
    }
  }

  private static @Nullable Uuid id(Map<String, TopicState> topics, String topic) {
    TopicState state = topics.get(topic);
    return state == null ? null : state.id();
  }

  private void startOver(Partition partition, Uuid id) {
    follow(partition, partition.position(), identities.startOver(partition, id));
  }

  /** Continues where the log permits it; blocks partitions for which that cannot be looked up. */
  void onOutOfRange(OffsetOutOfRangeException failure) {
    Map<TopicPartition, OffsetAndMetadata> divergent =
        failure instanceof LogTruncationException truncation
            ? truncation.divergentOffsets()
            : Map.of();
    identities.retain(engine.partitions());
    for (Map.Entry<TopicPartition, Long> each : failure.offsetOutOfRangePartitions().entrySet()) {
      Partition partition = engine.partition(each.getKey());
      if (partition == null) {
        continue; // revoked meanwhile
      }
      try {
        boolean truncation = failure instanceof LogTruncationException;
        handle(partition, new Reported(each.getValue(), truncation, divergent.get(each.getKey())));
      } catch (KafkaException e) {
        failures.block(
            partition,
            BlockReason.POSITION_UNKNOWN,
            each.getValue(),
            "its log has changed, and could not be looked up: " + SafeText.message(e),
            e);
      }
    }
  }

  private void handle(Partition partition, Reported report) {
    TopicPartition at = partition.topicPartition();
    Uuid id = id(positions.describe(Set.of(at.topic())), at.topic());
    long start = offset(() -> kafka.get().beginningOffsets(Set.of(at), TIMEOUT), at);
    long end = offset(() -> kafka.get().endOffsets(Set.of(at), TIMEOUT), at);
    LogContinuation next = identities.onOutOfRange(partition, report, id, start, end);
    follow(partition, report.position(), next);
  }

  private long offset(Supplier<Map<TopicPartition, Long>> request, TopicPartition at) {
    return Objects.requireNonNull(positions.request(request).get(at));
  }

  /** Continues to read a partition whose log does not have a position. */
  private void follow(Partition partition, long position, LogContinuation next) {
    long to = next.position().offset();
    switch (next.change()) {
      case RECREATED ->
          LOG.warn(
              "Topic was recreated: reading {} from its beginning, after {} of the former topic",
              partition,
              position);
      case TRUNCATED ->
          LOG.warn(
              "Topic was truncated: {} continues at {} after {}, because its records differ from there on",
              partition,
              to,
              position);
      case REPLACED ->
          LOG.warn(
              "Topic was truncated: reading {} from its beginning, {}, because it does not have {}",
              partition,
              to,
              position);
      case DELETED -> reportDeleted(partition, position, to, next.deletedUnread());
      case UNVALIDATED, NONE -> LOG.debug("{} is read at {} again", partition, position);
    }
    if (next.restarts()) {
      failures.unblock(partition);
    }
    kafka.get().seek(partition.topicPartition(), next.position().toSeek());
    if (next.restarts()) {
      var unused = assignments.restart(partition, next.position());
    }
  }

  private void reportDeleted(Partition partition, long position, long start, long count) {
    if (count > 0) {
      assignments.reports().deletedUnread(partition.topicPartition(), position, start, count);
      Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      deleted.merge(
          partition,
          new Deleted(count, position, start - 1, time),
          (before, now) -> new Deleted(before.count + now.count, before.first, now.last, now.time));
    }
  }

  /** Returns which offsets of assigned partitions were deleted unread. */
  Map<Partition, String> deletedUnread() {
    if (deleted.isEmpty()) {
      return Map.of();
    }
    Collection<Partition> assigned = engine.partitions();
    deleted.keySet().retainAll(assigned);
    Map<Partition, String> texts = new HashMap<>();
    deleted.forEach(
        (partition, each) ->
            texts.put(
                partition,
                "%d events of %s were deleted unread, of offsets %d to %d, last found at %s"
                    .formatted(each.count, partition, each.first, each.last, each.time)));
    return texts;
  }
}
