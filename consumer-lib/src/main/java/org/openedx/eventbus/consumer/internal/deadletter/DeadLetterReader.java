package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;

/**
 * Reader of a group's dead-letter topic. It belongs to no group, and sees committed records only.
 *
 * <p>{@link #readNew} reads the records that the topic has now, from the position of {@link #seek}
 * on or after those of the last call; {@link #read} reads single records. {@link DeadLetterTail}
 * follows the topic.
 *
 * <p>Methods throw Kafka's exceptions, of which those that extend {@code RetriableException} are
 * transient; a missing topic is an {@link UnknownTopicOrPartitionException}. Not thread-safe.
 */
public final class DeadLetterReader implements AutoCloseable {
  private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);
  private static final Duration NO_PROGRESS_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);
  private static final int FETCH_MAX_WAIT_MS = 20;

  /** Distance between two records up to which reading those between is faster than a seek. */
  private static final long MAX_READ_THROUGH = 1_000;

  private final KafkaConsumer<byte[], byte[]> kafka;
  private final String topic;

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
    this.kafka =
        KafkaClients.openReader(KafkaClients.reader(config, FETCH_MAX_WAIT_MS, "earliest"));
    this.topic = topic;
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

  /** Sets where the next {@link #readNew} begins; in other partitions at the first record. */
  public void seek(Map<TopicPartition, Long> positions) {
    readTo.clear();
    readTo.putAll(positions);
  }

  /**
   * Reads all records that the topic has now and that are not part of an open transaction, since
   * the last call.
   *
   * @param records gets the records of each partition in their order
   */
  public void readNew(Consumer<ConsumerRecord<byte[], byte[]>> records) {
    List<TopicPartition> partitions = partitions();
    kafka.assign(partitions);
    Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
    kafka.seekToBeginning(partitions);
    readTo.keySet().retainAll(partitions);
    // A partition that has lost its end is read from its beginning.
    readTo.entrySet().removeIf(each -> each.getValue() > ends.getOrDefault(each.getKey(), 0L));
    readTo.forEach(kafka::seek);
    read(ends, records);
    readTo.putAll(ends);
  }

  /** Returns the offset of the first record of each partition. */
  public Map<TopicPartition, Long> beginnings() {
    return kafka.beginningOffsets(partitions());
  }

  /** Returns, for each partition, the offset up to which {@link #readNew} has read. */
  public Map<TopicPartition, Long> ends() {
    return Map.copyOf(readTo);
  }

  /**
   * Single records that were read.
   *
   * @param records the records; one that the topic no longer has is missing
   * @param unread the IDs of records that were left out, because others had reached the size limit
   */
  public record Found(
      Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> records, Set<DeadLetterId> unread) {}

  /**
   * Returns whether this reader knows the partitions of records; they may have been added since.
   */
  public boolean hasPartitions(Collection<DeadLetterId> ids) {
    List<TopicPartition> partitions = partitions();
    return ids.stream()
        .allMatch(id -> partitions.contains(new TopicPartition(topic, id.partition())));
  }

  /** Reads single records; one that the topic no longer has is missing from the result. */
  public Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> read(Collection<DeadLetterId> ids) {
    return read(List.copyOf(ids), Long.MAX_VALUE).records();
  }

  /**
   * Reads the first ones of single records, whose size is limited. Those that follow are read, too,
   * but not returned.
   *
   * @param ids the records in the order of their importance; without duplicates
   * @param maxBytes maximum size of the returned records, unless the first one is larger
   */
  public Found read(List<DeadLetterId> ids, long maxBytes) {
    Map<Integer, NavigableMap<Long, Integer>> numbers = new TreeMap<>();
    List<TopicPartition> partitions = partitions();
    for (int i = 0; i < ids.size(); i++) {
      DeadLetterId id = ids.get(i);
      if (partitions.contains(new TopicPartition(topic, id.partition()))) {
        numbers.computeIfAbsent(id.partition(), any -> new TreeMap<>()).put(id.offset(), i);
      }
    }
    FirstRecords first = new FirstRecords(ids.size(), maxBytes);
    numbers.forEach(
        (partition, wanted) ->
            read(
                new TopicPartition(topic, partition),
                wanted.navigableKeySet(),
                record -> first.add(Objects.requireNonNull(wanted.get(record.offset())), record)));
    Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
    first.records().forEach((number, record) -> found.put(ids.get(number), record));
    return new Found(found, Set.copyOf(ids.subList(first.end(), ids.size())));
  }

  private void read(
      TopicPartition partition,
      NavigableSet<Long> requested,
      Consumer<ConsumerRecord<byte[], byte[]>> records) {
    kafka.assign(List.of(partition));
    long end = Objects.requireNonNull(kafka.endOffsets(List.of(partition)).get(partition));
    NavigableSet<Long> wanted = requested.headSet(end, false);
    Long next = wanted.isEmpty() ? null : wanted.first();
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

  private boolean isReadTo(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream().allMatch(end -> kafka.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    kafka.close(CloseOptions.timeout(CLOSE_TIMEOUT));
  }
}
