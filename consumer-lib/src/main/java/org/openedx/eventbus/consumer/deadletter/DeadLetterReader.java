package org.openedx.eventbus.consumer.deadletter;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.openedx.eventbus.config.EventBusConfig;

/** Reads a topic of dead letters, outside any group. Not thread-safe. */
final class DeadLetterReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration SILENCE = Duration.ofSeconds(30);

  /** It takes longer to look for a record somewhere else than to read so many. */
  private static final long FAR = 1_000;

  private final Consumer<byte[], byte[]> kafka;
  private final String topic;

  /** How far the partitions were read. */
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  DeadLetterReader(EventBusConfig config, String topic) {
    this.kafka = new KafkaConsumer<>(GroupClients.reader(config));
    this.topic = topic;
  }

  /** Whether a topic is there. */
  boolean exists(String name) {
    return asking(() -> !kafka.partitionsFor(name).isEmpty());
  }

  /** Gives all that is there now and not part of an open transaction, by partition and offset. */
  void readAll(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    ends.clear();
    readOn(reader);
  }

  /** Gives what has come since. */
  void readOn(java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    for (TopicPartition each : partitions()) {
      // First, as Kafka warns of answers about what is not assigned.
      long end =
          asking(
              () -> {
                kafka.assign(List.of(each));
                return kafka.endOffsets(List.of(each)).get(each);
              });
      Long before = ends.put(each, end);
      asking(
          () -> {
            if (before == null) {
              kafka.seekToBeginning(List.of(each));
            } else {
              kafka.seek(each, before);
            }
            return kafka.position(each);
          });
      readTo(each, end, reader);
    }
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> partitions =
        asking(() -> kafka.partitionsFor(topic)).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .sorted(java.util.Comparator.comparingInt(TopicPartition::partition))
            .toList();
    if (partitions.isEmpty()) {
      throw new DeadLettersException(
          "topic "
              + topic
              + " does not exist: check the group's name and eventbus.topic.prefix; the topic is"
              + " created when a consumer of the group starts",
          null);
    }
    return partitions;
  }

  /** Those records alone; one that is no longer kept is missing. */
  Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> read(Collection<DeadLetterId> ids) {
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
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    kafka.assign(List.of(partition));
    Long next = wanted.first();
    while (next != null) {
      long from = next;
      long to = lastNear(wanted, from);
      kafka.seek(partition, from);
      readTo(
          partition,
          to + 1,
          record -> {
            if (wanted.contains(record.offset())) {
              reader.accept(record);
            }
          });
      next = wanted.higher(to);
    }
  }

  private static long lastNear(NavigableSet<Long> wanted, long from) {
    long last = from;
    Long next = wanted.higher(last);
    while (next != null && next - last <= FAR) {
      last = next;
      next = wanted.higher(last);
    }
    return last;
  }

  private void readTo(
      TopicPartition partition,
      long end,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    long position = asking(() -> kafka.position(partition));
    long since = System.nanoTime();
    while (position < end) {
      for (ConsumerRecord<byte[], byte[]> each : asking(() -> kafka.poll(POLL))) {
        if (each.offset() < end) {
          reader.accept(each);
        }
      }
      long now = asking(() -> kafka.position(partition));
      if (now != position) {
        position = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > SILENCE.toNanos()) {
        throw new DeadLettersException(
            "no records of "
                + partition
                + " received for "
                + SILENCE.toSeconds()
                + " s, although there are more",
            null);
      }
    }
  }

  private static <T> T asking(java.util.function.Supplier<T> question) {
    try {
      return question.get();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new DeadLettersException("the broker is unavailable: " + e, e); // some have no message
    }
  }

  @Override
  public void close() {
    kafka.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
