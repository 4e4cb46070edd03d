package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.internal.KafkaFutures;

/**
 * Reader of a group's dead-letter topic. It belongs to no group, and sees committed records only.
 *
 * <p>It is used in one of two ways: {@link #readAll}, {@link #readNew} and {@link #read} for the
 * records that the topic has now; or {@link #assignAll} and {@link #poll} to follow the topic.
 *
 * <p>Methods throw Kafka's exceptions, of which those that extend {@code RetriableException} are
 * transient; a missing topic is an {@link UnknownTopicOrPartitionException}. Not thread-safe, with
 * the exception of {@link #wakeup}.
 */
public final class DeadLetterReader implements AutoCloseable {
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration NO_PROGRESS_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

  /** Distance between two records up to which reading those between is faster than a seek. */
  private static final long MAX_READ_THROUGH = 1_000;

  private final KafkaConsumer<byte[], byte[]> kafka;
  private final String topic;
  private final EventBusConfig config;
  private @Nullable Admin admin;

  /** For each partition, the offset up to which {@link #readNew} has read. */
  private final Map<TopicPartition, Long> readTo = new HashMap<>();

  /**
   * Creates a reader.
   *
   * @param topic full name of the dead-letter topic
   * @throws org.apache.kafka.common.errors.NetworkException which is retriable, if no broker's name
   *     can be resolved at the moment
   */
  public DeadLetterReader(EventBusConfig config, String topic) {
    this.kafka = KafkaClients.openReader(config);
    this.topic = topic;
    this.config = config;
  }

  /** Returns whether a topic exists. */
  public boolean exists(String name) {
    return !kafka.partitionsFor(name).isEmpty();
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions =
        kafka.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new UnknownTopicOrPartitionException(
          ("topic %s does not exist: check the group's name and eventbus.topic.prefix; the topic is"
                  + " created when a consumer of the group starts")
              .formatted(topic));
    }
    return partitions;
  }

  /**
   * Reads all records that the topic has now and that are not part of an open transaction.
   *
   * @param records gets the records of each partition in their order
   */
  public void readAll(Consumer<ConsumerRecord<byte[], byte[]>> records) {
    readTo.clear();
    readNew(records);
  }

  /** Reads the records since the last call of this method or {@link #readAll}. */
  public void readNew(Consumer<ConsumerRecord<byte[], byte[]>> records) {
    List<TopicPartition> partitions = partitions();
    kafka.assign(partitions);
    Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
    kafka.seekToBeginning(partitions);
    readTo.keySet().retainAll(partitions);
    readTo.forEach(kafka::seek);
    read(ends, records);
    readTo.putAll(ends);
  }

  /** Reads single records; one that the topic no longer has is missing from the result. */
  public Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> read(Collection<DeadLetterId> ids) {
    Map<Integer, NavigableSet<Long>> offsets = new TreeMap<>();
    ids.forEach(
        id -> offsets.computeIfAbsent(id.partition(), any -> new TreeSet<>()).add(id.offset()));
    Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
    offsets.forEach(
        (partition, wanted) ->
            read(
                new TopicPartition(topic, partition),
                wanted,
                record -> found.put(new DeadLetterId(partition, record.offset()), record)));
    return found;
  }

  private void read(
      TopicPartition partition,
      NavigableSet<Long> wanted,
      Consumer<ConsumerRecord<byte[], byte[]>> records) {
    kafka.assign(List.of(partition));
    Long next = wanted.first();
    while (next != null) {
      long to = lastNear(wanted, next);
      kafka.seek(partition, next);
      read(
          Map.of(partition, to + 1),
          record -> {
            if (wanted.contains(record.offset())) {
              records.accept(record);
            }
          });
      next = wanted.higher(to);
    }
  }

  private static long lastNear(NavigableSet<Long> wanted, long from) {
    long last = from;
    Long next = wanted.higher(last);
    while (next != null && next - last <= MAX_READ_THROUGH) {
      last = next;
      next = wanted.higher(last);
    }
    return last;
  }

  /** Reads the assigned partitions from their positions up to the given offsets. */
  private void read(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> records) {
    long position = position(ends.keySet());
    long since = System.nanoTime();
    while (!isReadTo(ends)) {
      for (ConsumerRecord<byte[], byte[]> each : kafka.poll(POLL_TIMEOUT)) {
        Long end = ends.get(new TopicPartition(each.topic(), each.partition()));
        if (end != null && each.offset() < end) {
          records.accept(each);
        }
      }
      long now = position(ends.keySet());
      if (now != position) {
        position = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > NO_PROGRESS_TIMEOUT.toNanos()) {
        throw new TimeoutException(
            "no records of %s received for %s s, although there are more"
                .formatted(topic, NO_PROGRESS_TIMEOUT.toSeconds()));
      }
    }
  }

  private long position(Collection<TopicPartition> partitions) {
    return partitions.stream().mapToLong(kafka::position).sum();
  }

  /** Assigns all partitions; reading begins at the first record, or continues where it was. */
  public void assignAll() {
    kafka.assign(partitions());
  }

  /** Returns whether {@link #assignAll} has succeeded. */
  public boolean isAssigned() {
    return !kafka.assignment().isEmpty();
  }

  /** Waits for the next records of the assigned partitions. */
  public ConsumerRecords<byte[], byte[]> poll() {
    return kafka.poll(POLL_TIMEOUT);
  }

  /**
   * Returns the log end offsets of the assigned partitions. They count uncommitted records as well:
   * a record that another member has written may follow an open transaction, and is not visible
   * until that ends.
   */
  public Map<TopicPartition, Long> logEndOffsets() {
    if (admin == null) {
      admin = KafkaClients.admin(config);
    }
    Map<TopicPartition, OffsetSpec> latest =
        kafka.assignment().stream()
            .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
    ListOffsetsOptions uncommitted = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> ends = new HashMap<>();
    KafkaFutures.get(admin.listOffsets(latest, uncommitted).all(), ADMIN_TIMEOUT)
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  /** Returns whether assigned partitions have been read up to the given offsets. */
  public boolean isReadTo(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(end -> kafka.position(end.getKey()) >= end.getValue());
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
      if (admin != null) {
        admin.close(CLOSE_TIMEOUT);
      }
    }
  }
}
