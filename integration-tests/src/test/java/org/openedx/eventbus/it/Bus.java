package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * Where a test's broker and registry are, its settings, and what it looks at past our libraries.
 */
record Bus(String bootstrapServers, String registryUrl, String prefix) {

  /** Short intervals, so that outages need not be long; pairs of names without "eventbus." */
  EventBusConfig config(String... namesAndValues) {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap.servers", bootstrapServers);
    settings.put("kafka.reconnect.backoff.max.ms", "200");
    settings.put("kafka.metadata.max.age.ms", "500");
    settings.put("registry.url", registryUrl);
    settings.put("registry.auto-register", "true");
    settings.put("registry.cache-dir", "");
    settings.put("topic.prefix", prefix);
    settings.put("service.name", "delivery-test");
    settings.put("topics.create", "missing");
    settings.put("topics.partitions", "4");
    settings.put("consumer.close-timeout", "10s");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      settings.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    Map<String, String> full = new HashMap<>();
    settings.forEach((name, value) -> full.put("eventbus." + name, value));
    return EventBusConfig.of(full);
  }

  String topic(String name) {
    return prefix + "-" + name;
  }

  String group(String name) {
    return prefix + "-" + name;
  }

  Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
  }

  void createTopic(String name, int partitions, Map<String, String> settings) throws Exception {
    try (Admin admin = admin()) {
      NewTopic topic =
          new NewTopic(topic(name), Optional.of(partitions), Optional.empty()).configs(settings);
      admin.createTopics(List.of(topic)).all().get(30, TimeUnit.SECONDS);
    }
  }

  /**
   * How far a group has committed, by partition; partitions without a commit are missing, and so
   * are those of the topic for its redrives.
   */
  Map<TopicPartition, Long> committed(String group) throws Exception {
    try (Admin admin = admin()) {
      Map<TopicPartition, Long> offsets = new HashMap<>();
      Map<TopicPartition, OffsetAndMetadata> found =
          admin
              .listConsumerGroupOffsets(group(group))
              .partitionsToOffsetAndMetadata()
              .get(30, TimeUnit.SECONDS);
      found.forEach(
          (partition, offset) -> {
            if (offset != null && !partition.topic().endsWith(".redrive")) {
              offsets.put(partition, offset.offset());
            }
          });
      return offsets;
    }
  }

  long committed(String group, String topic, int partition) throws Exception {
    return committed(group).getOrDefault(new TopicPartition(topic(topic), partition), -1L);
  }

  /** Everything on a topic, read without our libraries. */
  List<ConsumerRecord<byte[], byte[]>> raw(String topic) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "key.deserializer", ByteArrayDeserializer.class,
            "value.deserializer", ByteArrayDeserializer.class);
    try (KafkaConsumer<byte[], byte[]> kafka = new KafkaConsumer<>(settings)) {
      List<TopicPartition> partitions =
          kafka.partitionsFor(topic(topic)).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      kafka.assign(partitions);
      kafka.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      Await.until(
          topic + " read to its end",
          () -> {
            kafka.poll(Duration.ofMillis(100)).forEach(records::add);
            return ends.entrySet().stream()
                .allMatch(end -> kafka.position(end.getKey()) >= end.getValue());
          });
      return records;
    }
  }

  List<UUID> rawIds(String topic) {
    return raw(topic).stream().map(Bus::id).toList();
  }

  static UUID id(ConsumerRecord<?, ?> record) {
    return UUID.fromString(header(record, "ce_id"));
  }

  static String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    assertThat(header).as(name).isNotNull();
    return new String(header.value(), StandardCharsets.UTF_8);
  }

  /** Writes records without our libraries. */
  RecordMetadata write(ProducerRecord<byte[], byte[]> record) throws Exception {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "key.serializer", ByteArraySerializer.class,
            "value.serializer", ByteArraySerializer.class);
    try (KafkaProducer<byte[], byte[]> kafka = new KafkaProducer<>(settings)) {
      return kafka.send(record).get(30, TimeUnit.SECONDS);
    }
  }
}
