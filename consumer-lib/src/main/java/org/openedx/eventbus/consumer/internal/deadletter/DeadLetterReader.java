package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
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
    read(ends, records, () -> false);
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
   * @param found the records; one that the topic no longer has is missing
   * @param unread the IDs of records that were not read, because others had reached the size limit
   */
  public record Found(
      Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> found, Set<DeadLetterId> unread) {}

  /** Reads single records; one that the topic no longer has is missing from the result. */
  public Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> read(Collection<DeadLetterId> ids) {
    return read(ids, Long.MAX_VALUE).found();
  }

  /**
   * Reads single records, in the order of their positions.
   *
   * @param maxBytes size of the records after which no more are read; at least one is read
   */
  public Found read(Collection<DeadLetterId> ids, long maxBytes) {
    Map<Integer, NavigableSet<Long>> offsets = new TreeMap<>();
    List<TopicPartition> partitions = partitions();
    ids.stream()
        .filter(id -> partitions.contains(new TopicPartition(topic, id.partition())))
        .forEach(
            id -> offsets.computeIfAbsent(id.partition(), any -> new TreeSet<>()).add(id.offset()));
    Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
    Set<DeadLetterId> unread = new HashSet<>();
    AtomicLong left = new AtomicLong(maxBytes);
    offsets.forEach(
        (partition, wanted) -> {
          if (left.get() > 0) {
            read(
                new TopicPartition(topic, partition),
                wanted,
                record -> {
                  found.put(new DeadLetterId(partition, record.offset()), record);
                  left.addAndGet(-DeadLetterRecord.sizeBytes(record));
                },
                () -> left.get() <= 0);
          }
          wanted.forEach(offset -> unread.add(new DeadLetterId(partition, offset)));
        });
    return new Found(found, unread);
  }

  /** Reads records until enough were read, and removes their offsets from the wanted ones. */
  private void read(
      TopicPartition partition,
      NavigableSet<Long> wanted,
      Consumer<ConsumerRecord<byte[], byte[]>> records,
      BooleanSupplier enough) {
    kafka.assign(List.of(partition));
    long end = Objects.requireNonNull(kafka.endOffsets(List.of(partition)).get(partition));
    wanted.tailSet(end, true).clear();
    while (!wanted.isEmpty() && !enough.getAsBoolean()) {
      long from = wanted.first();
      long to = lastNear(wanted, from);
      kafka.seek(partition, from);
      read(
          Map.of(partition, to + 1),
          record -> {
            if (!enough.getAsBoolean() && wanted.remove(record.offset())) {
              records.accept(record);
            }
          },
          enough);
      if (!enough.getAsBoolean()) {
        wanted.headSet(to, true).clear(); // those that the topic no longer has
      }
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
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> records,
      BooleanSupplier enough) {
    long position = position(ends.keySet());
    long since = System.nanoTime();
    while (!isReadTo(ends) && !enough.getAsBoolean()) {
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
