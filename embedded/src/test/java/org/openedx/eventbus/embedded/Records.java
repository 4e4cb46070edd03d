package org.openedx.eventbus.embedded;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Kafka client that writes and reads string records. */
final class Records {

  private Records() {}

  static KafkaProducer<String, String> producer(String bootstrapServers) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", "0"),
        new StringSerializer(),
        new StringSerializer());
  }

  static void write(String bootstrapServers, String topic, String... values) throws Exception {
    try (KafkaProducer<String, String> producer = producer(bootstrapServers)) {
      for (String value : values) {
        producer.send(new ProducerRecord<>(topic, value)).get(30, SECONDS);
      }
    }
  }

  /** Reads partition 0 from its beginning until it has {@code count} records. */
  static List<String> read(String bootstrapServers, String topic, int count) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      return poll(consumer, count);
    }
  }

  static List<String> poll(KafkaConsumer<String, String> consumer, int count) {
    List<String> values = new ArrayList<>();
    Deadline deadline = Deadline.in(Duration.ofSeconds(30));
    while (values.size() < count && !deadline.hasPassed()) {
      consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
    }
    return values;
  }
}
