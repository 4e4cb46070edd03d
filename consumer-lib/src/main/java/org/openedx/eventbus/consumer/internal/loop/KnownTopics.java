package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.deadletter.RememberedPositions;
import org.openedx.eventbus.consumer.internal.positions.KnownTopicNames;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topics that the group has ever started with. A topic that is not among them, and in which the
 * group has no commit, is one that the group starts with now; any other is read from its beginning
 * where there is no commit.
 *
 * <p>They are stored in the metadata of a commit of the group in partition 0 of its dead-letter
 * topic, see {@link KnownTopicNames}. The committed offset and other words have another meaning,
 * see {@link RememberedPositions}. {@link #commitWith} changes them, all other commits keep them.
 * The group does not subscribe to that topic, so that the commit would expire; therefore it is
 * repeated each hour. Confined to the poll loop's thread.
 */
final class KnownTopics {
  private static final Logger LOG = LoggerFactory.getLogger(KnownTopics.class);
  private static final long INTERVAL_NANOS = Duration.ofHours(1).toNanos();
  private static final long RETRY_NANOS = Duration.ofSeconds(10).toNanos();
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

  private final ReplaceableConsumer kafka;
  private final TopicPartition at;
  private final MetadataLimit limit;
  private final BlockingCallMonitor blockingCalls;
  private final KnownTopicNames names = new KnownTopicNames();
  private boolean available = true;
  private long dueNanos = System.nanoTime() + INTERVAL_NANOS;

  /**
   * @param deadLetterTopic full name of the group's dead-letter topic
   */
  KnownTopics(
      ReplaceableConsumer kafka,
      String deadLetterTopic,
      MetadataLimit limit,
      BlockingCallMonitor blockingCalls) {
    this.kafka = kafka;
    this.at = new TopicPartition(deadLetterTopic, 0);
    this.limit = limit;
    this.blockingCalls = blockingCalls;
  }

  /** Returns the partition whose commit contains them. */
  TopicPartition at() {
    return at;
  }

  /** Returns whether the commit can be read and written. */
  boolean isAvailable() {
    return available;
  }

  /** Stops reading and writing the commit, because this client is not authorized. */
  void disable(KafkaException cause) {
    if (available) {
      available = false;
      LOG.warn(
          "Commits in topic {} cannot be read or written, so that the group remembers the topics"
              + " that it has started with only by its other commits; grant READ on the topic: {}",
          at.topic(),
          SafeText.message(cause));
    }
  }

  /** Adds those of the group's commit. */
  void merge(@Nullable OffsetAndMetadata commit) {
    names.merge(commit);
  }

  boolean contains(String topic) {
    return names.contains(topic);
  }

  /** Adds a topic, and commits it soon. */
  void add(String topic) {
    if (names.add(topic)) {
      dueNanos = System.nanoTime();
    }
  }

  /** Returns the commit that contains them, with as many as there is space for. */
  OffsetAndMetadata toCommit() {
    return names.toCommit(limit.length());
  }

  /** Notes that {@link #toCommit} was committed. */
  void committed() {
    dueNanos = System.nanoTime() + INTERVAL_NANOS;
  }

  /**
   * Commits positions in the dead-letter topic, with the known topics in its partition 0. A failed
   * commit is not repeated.
   */
  void commitWith(Map<TopicPartition, OffsetAndMetadata> positions) {
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>(positions);
    if (commits.containsKey(at)) {
      if (!mergeCommitted()) {
        return;
      }
      merge(commits.get(at));
      commits.put(at, toCommit());
    }
    kafka
        .get()
        .commitAsync(
            commits,
            (nullable, failure) -> {
              if (failure instanceof OffsetMetadataTooLarge) {
                limit.lower(StartPositions.longest(commits.values()));
              } else if (failure != null) {
                LOG.info("Commit of {} failed: {}", commits.keySet(), SafeText.describe(failure));
              }
            });
  }

  /** Commits them if there is a new one, and each hour. */
  void commitIfDue() {
    long now = System.nanoTime();
    if (now - dueNanos < 0 || !available || names.isEmpty()) {
      return;
    }
    dueNanos = now + RETRY_NANOS;
    if (!mergeCommitted()) {
      return;
    }
    OffsetAndMetadata commit = toCommit();
    kafka
        .get()
        .commitAsync(
            Map.of(at, commit),
            (nullable, failure) -> {
              if (failure == null) {
                committed();
              } else if (failure instanceof OffsetMetadataTooLarge) {
                limit.lower(commit.metadata().length());
                dueNanos = System.nanoTime();
              } else {
                LOG.debug("Known topics of the group could not be committed; retrying", failure);
              }
            });
  }

  /**
   * Adds those of the group's commit as it is now, which another member may have changed. Returns
   * false if it cannot be read at the moment.
   */
  private boolean mergeCommitted() {
    while (true) {
      try {
        merge(
            blockingCalls
                .call("to read commits", () -> kafka.get().committed(Set.of(at), READ_TIMEOUT))
                .get(at));
        return true;
      } catch (WakeupException e) {
        LOG.trace("Woken up by a command, which runs after this request");
      } catch (KafkaException e) {
        LOG.debug("Known topics of the group could not be read", e);
        return false;
      }
    }
  }
}
