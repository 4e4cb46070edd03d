package org.openedx.eventbus.cli.bus;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.settings.StartPosition;

/** Reads raw records without a consumer group. Not thread-safe. */
final class RecordReader implements AutoCloseable {
  private static final int REQUEST_MILLIS = 15_000;
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private Map<TopicPartition, Long> endsAtStart = Map.of();

  RecordReader(EventBusConfig config) {
    Map<String, Object> settings = new HashMap<>(config.kafkaFor(ConsumerConfig.configNames()));
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    settings.putIfAbsent(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    this.consumer = new KafkaConsumer<>(settings);
  }

  /** Returns the names of the existing topics. */
  Set<String> existingTopics() {
    return call(() -> consumer.listTopics().keySet());
  }

  /** Assigns all partitions of the topics, and seeks to the position in each of them. */
  void start(Set<String> topics, StartPosition from) {
    call(
        () -> {
          List<TopicPartition> partitions =
              topics.stream()
                  .flatMap(topic -> consumer.partitionsFor(topic).stream())
                  .map(each -> new TopicPartition(each.topic(), each.partition()))
                  .toList();
          consumer.assign(partitions);
          endsAtStart = consumer.endOffsets(partitions);
          seek(partitions, from);
          // Seeking is lazy: the end would otherwise be that of the first poll.
          partitions.forEach(consumer::position);
          return partitions;
        });
  }

  private void seek(List<TopicPartition> partitions, StartPosition from) {
    switch (from.kind()) {
      case EARLIEST -> consumer.seekToBeginning(partitions);
      case LATEST -> consumer.seekToEnd(partitions);
      case TIME -> {
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(each -> times.put(each, from.time().orElseThrow().toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(times);
        for (TopicPartition each : partitions) {
          OffsetAndTimestamp offset = found.get(each);
          if (offset == null) {
            consumer.seekToEnd(List.of(each));
          } else {
            consumer.seek(each, offset.offset());
          }
        }
      }
    }
  }

  /**
   * Returns the records that arrive within a short time, perhaps none.
   *
   * @throws InterruptException if the thread is interrupted
   */
  Iterable<ConsumerRecord<byte[], byte[]>> poll() {
    return consumer.poll(POLL);
  }

  /** Returns whether all records that existed at the start have been read. */
  boolean caughtUp() {
    return endsAtStart.entrySet().stream()
        .allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
  }

  private static <T> T call(Supplier<T> request) {
    try {
      return request.get();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new CommandFailedException("cannot read from the broker: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
