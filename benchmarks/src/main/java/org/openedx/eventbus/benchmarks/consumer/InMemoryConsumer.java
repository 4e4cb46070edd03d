package org.openedx.eventbus.benchmarks.consumer;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Kafka client with records in memory, which were read from a broker before and not decoded. Its
 * figures are the cost of the bus alone.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the poll loop alone uses it
final class InMemoryConsumer extends MockConsumer<byte[], byte[]> {
  private static final long IDLE_NANOS = Duration.ofMillis(1).toNanos();

  private final Map<TopicPartition, Queue<List<ConsumerRecord<byte[], byte[]>>>> records =
      new LinkedHashMap<>();
  private final Queue<TopicPartition> turns = new ArrayDeque<>();
  private final Set<TopicPartition> paused = new HashSet<>();
  private @Nullable ConsumerRebalanceListener unassigned;
  private int size;

  private InMemoryConsumer() {
    super("earliest");
  }

  /** Returns a client with at least {@code events} of the first events of a topic. */
  static InMemoryConsumer of(FilledTopic topic, int events) {
    InMemoryConsumer client = new InMemoryConsumer();
    try (KafkaConsumer<byte[], byte[]> kafka = topic.read()) {
      while (client.size < events) {
        ConsumerRecords<byte[], byte[]> polled = kafka.poll(Duration.ofSeconds(10));
        for (TopicPartition each : polled.partitions()) {
          client.records.computeIfAbsent(each, any -> new ArrayDeque<>()).add(polled.records(each));
          client.size += polled.records(each).size();
        }
      }
    }
    client.turns.addAll(client.records.keySet());
    return client;
  }

  int size() {
    return size;
  }

  @Override
  public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
    unassigned = listener;
  }

  @Override
  public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    ConsumerRebalanceListener listener = unassigned;
    if (listener != null) {
      unassigned = null;
      listener.onPartitionsAssigned(List.copyOf(records.keySet()));
    }
    for (int i = 0; i < turns.size(); i++) {
      TopicPartition partition = turns.remove();
      turns.add(partition);
      Queue<List<ConsumerRecord<byte[], byte[]>>> queue = records.get(partition);
      if (!paused.contains(partition) && queue != null && !queue.isEmpty()) {
        return new ConsumerRecords<>(Map.of(partition, queue.remove()), Map.of());
      }
    }
    if (!timeout.isZero()) {
      LockSupport.parkNanos(Math.min(IDLE_NANOS, timeout.toNanos()));
    }
    return ConsumerRecords.empty();
  }

  @Override
  public void pause(Collection<TopicPartition> partitions) {
    paused.addAll(partitions);
  }

  @Override
  public void resume(Collection<TopicPartition> partitions) {
    paused.removeAll(partitions);
  }

  @Override
  public Set<TopicPartition> paused() {
    return Set.copyOf(paused);
  }

  @Override
  public Map<TopicPartition, OffsetAndMetadata> committed(
      Set<TopicPartition> partitions, Duration timeout) {
    return new HashMap<>();
  }

  @Override
  public void commitAsync(
      Map<TopicPartition, OffsetAndMetadata> offsets, OffsetCommitCallback callback) {
    callback.onComplete(offsets, null);
  }

  @Override
  public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {}

  @Override
  public long position(TopicPartition partition, Duration timeout) {
    return 0;
  }

  @Override
  public OptionalLong currentLag(TopicPartition partition) {
    return OptionalLong.empty();
  }

  @Override
  public void wakeup() {}

  @Override
  public void close(CloseOptions options) {}
}
