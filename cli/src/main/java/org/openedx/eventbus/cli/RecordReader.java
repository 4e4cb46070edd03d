package org.openedx.eventbus.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openedx.eventbus.config.EventBusConfig;

/** Reads raw records outside any group. Not thread-safe. */
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

  /** The names of the topics there are. */
  Set<String> existingTopics() {
    return asking(() -> consumer.listTopics().keySet());
  }

  /** Takes all partitions of the topics. */
  void start(Set<String> topics, StartAt from) {
    asking(
        () -> {
          List<TopicPartition> partitions =
              topics.stream()
                  .flatMap(topic -> consumer.partitionsFor(topic).stream())
                  .map(each -> new TopicPartition(each.topic(), each.partition()))
                  .collect(Collectors.toList());
          consumer.assign(partitions);
          endsAtStart = consumer.endOffsets(partitions);
          from.seek(consumer, partitions);
          return partitions;
        });
  }

  /**
   * What came in within a short time, perhaps nothing.
   *
   * @throws InterruptException when the thread was interrupted
   */
  Iterable<ConsumerRecord<byte[], byte[]>> poll() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    return records;
  }

  /** Whether everything that was there at the start has been read. */
  boolean caughtUp() {
    return endsAtStart.entrySet().stream()
        .allMatch(each -> consumer.position(each.getKey()) >= each.getValue());
  }

  private static <T> T asking(java.util.function.Supplier<T> question) {
    try {
      return question.get();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new CommandFailedException("the broker does not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
