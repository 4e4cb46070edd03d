package org.openedx.eventbus.benchmarks.consumer;

import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Kafka's own client, polling a topic from beginning to end in one thread, as a baseline. */
final class PollLoopBaseline {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);

  private PollLoopBaseline() {}

  /**
   * Reads the topic.
   *
   * @param work the processing of each record
   */
  static Measurement run(FilledTopic topic, Consumer<ConsumerRecord<byte[], byte[]>> work) {
    try (KafkaConsumer<byte[], byte[]> kafka = topic.read()) {
      ConsumerRecords<byte[], byte[]> records = kafka.poll(LONG_ENOUGH);
      Meter meter = new Meter();
      int read = take(records, work);
      while (read < topic.events()) {
        read += take(kafka.poll(LONG_ENOUGH), work);
      }
      return meter.stop(read);
    }
  }

  private static int take(
      ConsumerRecords<byte[], byte[]> records, Consumer<ConsumerRecord<byte[], byte[]>> work) {
    records.forEach(work);
    return records.count();
  }
}
