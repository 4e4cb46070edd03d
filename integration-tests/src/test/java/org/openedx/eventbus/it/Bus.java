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
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.generic.GenericRecord;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.it.support.InfrastructureExtension;
import org.openedx.eventbus.producer.KafkaEventProducer;

/**
 * Broker, registry and topic prefix of a test, its producer and consumer, and plain Kafka clients
 * to check what they did. As a JUnit extension, it connects before each test, and closes its
 * producer after it: {@code @RegisterExtension final Bus bus = Bus.shared();}
 */
final class Bus extends InfrastructureExtension implements AfterEachCallback {
  private final Function<EventBusInfrastructure, String> broker;
  private final Function<EventBusInfrastructure, String> registry;
  private String bootstrapServers = "";
  private String registryUrl = "";
  private String prefix = "";
  private @Nullable KafkaEventProducer producer;

  private Bus(
      Function<EventBusInfrastructure, String> broker,
      Function<EventBusInfrastructure, String> registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /** Creates a bus with the broker and the registry that all tests share. */
  static Bus shared() {
    return new Bus(EventBusInfrastructure::bootstrapServers, EventBusInfrastructure::registryUrl);
  }

  /** Creates a bus with a broker of the test's own. */
  static Bus withBroker(Supplier<String> bootstrapServers) {
    return new Bus(any -> bootstrapServers.get(), EventBusInfrastructure::registryUrl);
  }

  /** Creates a bus with a registry of the test's own. */
  static Bus withRegistry(Supplier<String> registryUrl) {
    return new Bus(EventBusInfrastructure::bootstrapServers, any -> registryUrl.get());
  }

  /** Returns a bus with other servers and the same prefix. The caller closes its producer. */
  Bus at(String otherBootstrapServers, String otherRegistryUrl) {
    return of(otherBootstrapServers, otherRegistryUrl, prefix);
  }

  /** Returns a bus with another prefix and the same servers. The caller closes its producer. */
  Bus withPrefix(String otherPrefix) {
    return of(bootstrapServers, registryUrl, otherPrefix);
  }

  private static Bus of(String bootstrapServers, String registryUrl, String prefix) {
    Bus bus = shared();
    bus.bootstrapServers = bootstrapServers;
    bus.registryUrl = registryUrl;
    bus.prefix = prefix;
    return bus;
  }

  @Override
  protected void connect(EventBusInfrastructure infrastructure, TopicPrefix topicPrefix) {
    bootstrapServers = broker.apply(infrastructure);
    registryUrl = registry.apply(infrastructure);
    prefix = topicPrefix.value();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    closeProducer();
  }

  /** Closes the test's producer; the next event is sent with another one. */
  void closeProducer() {
    if (producer != null) {
      producer.close();
      producer = null;
    }
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  String registryUrl() {
    return registryUrl;
  }

  String prefix() {
    return prefix;
  }

  /** Returns the test's producer, which is created on first use and closed after the test. */
  KafkaEventProducer producer() {
    if (producer == null) {
      producer = KafkaEventProducer.create(config());
    }
    return producer;
  }

  /** Sends an event with the test's producer, and waits for the acknowledgement. */
  Placement send(EventType<GenericRecord> type, String user, long n) throws Exception {
    return producer()
        .send(type, TestEvents.payload(type, user, n))
        .get(20, TimeUnit.SECONDS)
        .placements()
        .get(0);
  }

  /** Returns a builder of consumers of group "g", with more settings as in {@link #config}. */
  EventConsumerBuilder consumer(String... namesAndValues) {
    return EventConsumer.builder(config(namesAndValues)).group(group("g"));
  }

  /** Returns the name of the dead-letter topic of group "g", without the prefix. */
  String deadLetterTopic() {
    return group("g") + ".dead-letters";
  }

  /** Returns the dead letters of group "g", read with a plain Kafka consumer. */
  List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return raw(deadLetterTopic());
  }

  /**
   * Returns settings with short intervals, so that outages need not be long.
   *
   * @param namesAndValues more settings, as pairs of a name without "eventbus." and a value
   */
  EventBusConfig config(String... namesAndValues) {
    Map<String, String> settings = new HashMap<>();
    settings.put("kafka.bootstrap.servers", bootstrapServers);
    settings.put("kafka.reconnect.backoff.max.ms", "200");
    settings.put("kafka.metadata.max.age.ms", "500");
    settings.put("registry.url", registryUrl);
    settings.put("registry.auto-register", "true");
    settings.put("registry.cache-dir", "");
    settings.put("registry.unknown-id-timeout", "1s");
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
   * Returns the committed offsets of a group, without partitions that have none and without the
   * remembered positions in its dead-letter topic.
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
            if (offset != null && !partition.topic().endsWith(".dead-letters")) {
              offsets.put(partition, offset.offset());
            }
          });
      return offsets;
    }
  }

  long committed(String group, String topic, int partition) throws Exception {
    return committed(group).getOrDefault(new TopicPartition(topic(topic), partition), -1L);
  }

  /** Returns the records of a topic, read with a plain Kafka consumer. */
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

  /** Writes a record with a plain Kafka producer. */
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
