package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.internal.KafkaFutures;

/**
 * Follows a group's dead-letter topic from its remembered positions on. It sees committed records
 * only.
 *
 * <p>Methods throw Kafka's exceptions. {@link #poll} throws an {@code InvalidOffsetException} if
 * the topic no longer has the next records. Not thread-safe, with the exception of {@link #wakeup}.
 */
public final class DeadLetterTail implements AutoCloseable {
  /** Also the cost of an idle consumer: a request per broker and time. */
  private static final int FETCH_MAX_WAIT_MS = 500;

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  private final String group;
  private final String topic;
  private final KafkaConsumer<byte[], byte[]> kafka;
  private final Admin admin;
  private final Map<Integer, Integer> epochs = new HashMap<>();
  private Uuid topicId = Uuid.ZERO_UUID;

  /**
   * Creates it without a request to the broker.
   *
   * @throws org.apache.kafka.common.errors.NetworkException which is retriable, if no broker's name
   *     can be resolved at the moment
   */
  public DeadLetterTail(EventBusConfig config, String group, String topic) {
    this.group = group;
    this.topic = topic;
    this.admin = KafkaClients.admin(config);
    try {
      this.kafka = KafkaClients.openReader(KafkaClients.reader(config, FETCH_MAX_WAIT_MS, "none"));
    } catch (RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  /**
   * Begins to read all partitions.
   *
   * @param remembered whether to begin at the remembered positions, if they are of this topic
   */
  public void begin(boolean remembered) {
    TopicDescription description = describe();
    topicId = description.topicId();
    List<TopicPartition> partitions = partitions(description);
    kafka.assign(partitions);
    kafka.seekToBeginning(partitions);
    epochs.clear();
    if (remembered) {
      RememberedPositions.read(admin, group, topic, topicId).entrySet().stream()
          .filter(each -> partitions.contains(each.getKey()))
          .forEach(each -> kafka.seek(each.getKey(), each.getValue()));
    }
  }

  private TopicDescription describe() {
    return KafkaFutures.get(
        Objects.requireNonNull(admin.describeTopics(Set.of(topic)).topicNameValues().get(topic)),
        ADMIN_TIMEOUT);
  }

  private List<TopicPartition> partitions(TopicDescription description) {
    return IntStream.range(0, description.partitions().size())
        .mapToObj(each -> new TopicPartition(topic, each))
        .toList();
  }

  /**
   * Begins to read partitions that the topic has got since.
   *
   * @return whether the topic was recreated, so that nothing that was read is valid any more
   */
  public boolean isRecreated() {
    TopicDescription description = describe();
    if (!description.topicId().equals(topicId)
        || description.partitions().size() < kafka.assignment().size()) {
      return true;
    }
    addPartitions(description);
    return false;
  }

  private void addPartitions(TopicDescription description) {
    List<TopicPartition> added = new ArrayList<>(partitions(description));
    added.removeAll(kafka.assignment());
    if (!added.isEmpty()) {
      kafka.assign(partitions(description));
      kafka.seekToBeginning(added);
    }
  }

  /** Returns the next records. */
  public ConsumerRecords<byte[], byte[]> poll() {
    ConsumerRecords<byte[], byte[]> records = kafka.poll(POLL_TIMEOUT);
    for (ConsumerRecord<byte[], byte[]> each : records) {
      each.leaderEpoch().ifPresent(epoch -> epochs.put(each.partition(), epoch));
    }
    return records;
  }

  /** Returns the position in each partition. */
  public Map<Integer, Long> positions() {
    return kafka.assignment().stream()
        .collect(Collectors.toMap(TopicPartition::partition, kafka::position));
  }

  /** Returns the offset of the first record of each partition. */
  public Map<Integer, Long> logStartOffsets() {
    Map<Integer, Long> starts = new HashMap<>();
    kafka
        .beginningOffsets(kafka.assignment())
        .forEach((partition, start) -> starts.put(partition.partition(), start));
    return starts;
  }

  /**
   * Returns the log end offsets of all partitions. They count uncommitted records as well: a record
   * that another member has written may follow an open transaction, and is not visible until that
   * ends.
   */
  public Map<TopicPartition, Long> logEndOffsets() {
    Map<TopicPartition, OffsetSpec> latest =
        kafka.assignment().stream()
            .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
    ListOffsetsOptions uncommitted = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> ends = new HashMap<>();
    KafkaFutures.get(admin.listOffsets(latest, uncommitted).all(), ADMIN_TIMEOUT)
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  /** Returns whether the partitions have been read up to the given offsets. */
  public boolean isReadTo(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(end -> kafka.position(end.getKey()) >= end.getValue());
  }

  /** Returns what to commit, so that the group remembers positions. */
  public Map<TopicPartition, OffsetAndMetadata> remember(Map<Integer, Long> positions) {
    return RememberedPositions.toCommit(admin, group, topic, topicId, positions, epochs);
  }

  /** Returns the number of partitions of those topics that exist. */
  public Map<String, Integer> partitionCounts(Collection<String> topics) {
    Map<String, Integer> counts = new HashMap<>();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach(
            (name, description) -> {
              try {
                counts.put(name, KafkaFutures.get(description, ADMIN_TIMEOUT).partitions().size());
              } catch (UnknownTopicOrPartitionException | AuthorizationException e) {
                counts.remove(name); // not created yet, or not known to this client
              }
            });
    return counts;
  }

  /** Makes a call that another thread waits for fail with a {@code WakeupException}. */
  public void wakeup() {
    kafka.wakeup();
  }

  @Override
  public void close() {
    try {
      kafka.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    } finally {
      admin.close(CLOSE_TIMEOUT);
    }
  }
}
