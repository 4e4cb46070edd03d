package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.openedx.eventbus.consumer.internal.offsets.MetadataWords;
import org.openedx.eventbus.internal.KafkaFutures;

/**
 * Positions in a group's dead-letter topic before which all dead letters are resolved. Readers
 * begin there, so that their cost does not depend on the resolved dead letters.
 *
 * <p>The group commits them for the partitions of the topic, with the id of the topic in the
 * metadata: in a topic that was recreated since, they are invalid. They are a hint only; without
 * one, a partition is read from its beginning. The metadata may contain other words, separated by
 * spaces, which are kept.
 */
public final class RememberedPositions {
  private static final String TOPIC_ID = "dead-letters=";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private RememberedPositions() {}

  /** Returns the positions of a topic; empty if there are none, or it does not exist. */
  public static Map<TopicPartition, Long> read(Admin admin, String group, String topic) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    try {
      Uuid topicId =
          KafkaFutures.get(
                  Objects.requireNonNull(
                      admin.describeTopics(Set.of(topic)).topicNameValues().get(topic)),
                  TIMEOUT)
              .topicId();
      read(admin, group, topic, topicId)
          .forEach((partition, commit) -> positions.put(partition, commit.offset()));
    } catch (UnknownTopicOrPartitionException e) {
      positions.clear();
    }
    return positions;
  }

  /**
   * Returns the positions of a topic; empty if none are committed, or this client is not
   * authorized.
   *
   * @param topicId the id of the topic now
   */
  static Map<TopicPartition, OffsetAndMetadata> read(
      Admin admin, String group, String topic, Uuid topicId) {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    if (!topicId.equals(Uuid.ZERO_UUID)) {
      committed(admin, group, topic)
          .forEach(
              (partition, commit) -> {
                if (MetadataWords.of(commit.metadata()).contains(TOPIC_ID + topicId)) {
                  positions.put(partition, commit);
                }
              });
    }
    return positions;
  }

  /**
   * Returns the commits that make a group remember positions.
   *
   * @param epochs the latest leader epoch that was read of each partition, by which a log that lost
   *     its end is recognized
   */
  static Map<TopicPartition, OffsetAndMetadata> toCommit(
      Admin admin,
      String group,
      String topic,
      Uuid topicId,
      Map<Integer, Long> positions,
      Map<Integer, Integer> epochs) {
    Map<TopicPartition, OffsetAndMetadata> committed = committed(admin, group, topic);
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    positions.forEach(
        (number, offset) -> {
          TopicPartition partition = new TopicPartition(topic, number);
          String others =
              Optional.ofNullable(committed.get(partition))
                  .map(OffsetAndMetadata::metadata)
                  .orElse("");
          commits.put(
              partition,
              new OffsetAndMetadata(
                  offset, Optional.ofNullable(epochs.get(number)), withTopicId(others, topicId)));
        });
    return commits;
  }

  private static Map<TopicPartition, OffsetAndMetadata> committed(
      Admin admin, String group, String topic) {
    try {
      Map<TopicPartition, OffsetAndMetadata> ofTopic = new HashMap<>();
      KafkaFutures.get(
              admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(), TIMEOUT)
          .forEach(
              (partition, commit) -> {
                if (partition.topic().equals(topic) && Objects.nonNull(commit)) {
                  ofTopic.put(partition, commit);
                }
              });
      return ofTopic;
    } catch (AuthorizationException | GroupIdNotFoundException e) {
      return Map.of();
    }
  }

  static String withTopicId(String metadata, Uuid topicId) {
    return Stream.concat(
            MetadataWords.of(metadata).stream().filter(word -> !word.startsWith(TOPIC_ID)),
            Stream.of(TOPIC_ID + topicId))
        .collect(Collectors.joining(" "));
  }
}
