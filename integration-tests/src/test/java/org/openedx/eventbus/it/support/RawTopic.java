package org.openedx.eventbus.it.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;

/** Reads topics with a plain Kafka consumer. */
public final class RawTopic {
  private RawTopic() {}

  /** Creates topics of three partitions. */
  public static void create(EventBusConfig config, Collection<String> topics)
      throws InterruptedException, ExecutionException {
    try (Admin admin = Admin.create(config.kafka())) {
      var all = topics.stream().map(name -> new NewTopic(name, 3, (short) 1)).toList();
      admin.createTopics(all).all().get();
    }
  }

  /** Returns the records with keys and values as bytes. */
  public static List<ConsumerRecord<byte[], byte[]>> read(
      EventBusInfrastructure bus, String topic) {
    return read(bus, topic, new ByteArrayDeserializer());
  }

  /** Returns the records with values from a configured deserializer. */
  public static <V> List<ConsumerRecord<byte[], V>> read(
      EventBusInfrastructure bus, String topic, Deserializer<V> values) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bus.bootstrapServers());
    // Closing awaits the fetch in flight, which waits half a second for more records by default.
    settings.put("fetch.max.wait.ms", 10);
    try (KafkaConsumer<byte[], V> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), values)) {
      return read(consumer, topic);
    }
  }

  /** Returns the records from the first one to the log end at the time of the call. */
  public static <K, V> List<ConsumerRecord<K, V>> read(KafkaConsumer<K, V> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ConsumerRecord<K, V>> records = new ArrayList<>();
    while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
      consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
    }
    return records;
  }
}
