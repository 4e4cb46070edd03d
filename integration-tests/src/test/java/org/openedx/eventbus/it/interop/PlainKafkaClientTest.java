package org.openedx.eventbus.it.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.EventDeserializer;
import org.openedx.eventbus.codec.EventSerializer;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.KeyPartitioner;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.it.support.RawTopic;
import org.openedx.eventbus.it.support.TestSettings;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Kafka's own clients use the project's serializers, configured by properties only. */
@EventBusTest
class PlainKafkaClientTest {
  private static final MetadataFactory METADATA = MetadataFactory.of("openedx/lms/web");

  static Stream<GoldenMessage> messages() {
    return GoldenMessage.all().stream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void plainClientsWriteAndReadTheRecordsOfOurProducer(
      GoldenMessage golden, EventBusInfrastructure bus, TopicPrefix prefix) throws Exception {
    EventBusConfig config = TestSettings.of(bus, prefix.value());
    Event<?> event = golden.event();
    String topic = config.fullTopic(event.type().topic());
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      producer.send(event).join();
    }

    try (KafkaProducer<Event<?>, Event<?>> producer = plainProducer(bus, prefix)) {
      producer.send(new ProducerRecord<>(topic, event, event)).get();
    }

    List<ConsumerRecord<byte[], byte[]>> records = RawTopic.read(bus, topic);
    assertThat(records).hasSize(2);
    assertThat(records.get(1).key()).isEqualTo(records.get(0).key());
    assertThat(records.get(1).value()).isEqualTo(records.get(0).value());
    assertThat(records.get(1).headers()).isEqualTo(records.get(0).headers());
    assertThat(records.get(1).partition()).isEqualTo(records.get(0).partition());
    Map<String, Object> settings = settings(bus, prefix);
    settings.put("key.deserializer", ByteArrayDeserializer.class.getName());
    settings.put("value.deserializer", EventDeserializer.class.getName());
    try (KafkaConsumer<byte[], Event<?>> consumer = new KafkaConsumer<>(settings)) {
      assertThat(RawTopic.read(consumer, topic))
          .extracting(record -> (Object) record.value())
          .containsExactly(event, event);
    }
  }

  @Test
  void plainProducerWritesEachVersionWithItsOwnSchema(
      EventBusInfrastructure bus, TopicPrefix prefix) throws Exception {
    EventBusConfig config = TestSettings.of(bus, prefix.value());
    Event<?> older = event(version(""), "{\"who\": \"ada\"}");
    Event<?> newer =
        event(
            version(", {\"name\": \"where\", \"type\": \"string\"}"),
            "{\"who\": \"bob\", \"where\": \"web\"}");
    String topic = config.fullTopic(older.type().topic());

    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      producer.send(older).join();
      producer.send(newer).join();
    }
    try (KafkaProducer<Event<?>, Event<?>> producer = plainProducer(bus, prefix)) {
      producer.send(new ProducerRecord<>(topic, older, older)).get();
      producer.send(new ProducerRecord<>(topic, newer, newer)).get();
    }

    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      List<ConsumerRecord<byte[], byte[]>> records = RawTopic.read(bus, topic);
      assertThat(records).hasSize(4);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        boolean isNewer = new String(record.key(), 6, 3, UTF_8).equals("bob");
        assertThat(registry.schemaOf(WireFrame.idOf(record.value())).text())
            .isEqualTo((isNewer ? newer : older).type().schema().text());
      }
    }
  }

  private static EventType<?> version(String moreFields) {
    String name = "org.openedx.learning.forwarded.thing.moved.v1";
    String text =
        "{\"type\": \"record\", \"name\": \"CloudEvent\", \"namespace\": \""
            + name
            + "\", \"fields\": [{\"name\": \"who\", \"type\": \"string\"}"
            + moreFields
            + "]}";
    return GenericCodec.eventType(EventName.of(name), WireSchema.of(text)).keyPath("who").build();
  }

  private static <T> Event<T> event(EventType<T> type, String json) {
    return new Event<>(type, METADATA.now(type), PlainJson.read(type, json));
  }

  private static KafkaProducer<Event<?>, Event<?>> plainProducer(
      EventBusInfrastructure bus, TopicPrefix prefix) {
    Map<String, Object> settings = settings(bus, prefix);
    settings.put("key.serializer", EventSerializer.class.getName());
    settings.put("value.serializer", EventSerializer.class.getName());
    settings.put("partitioner.class", KeyPartitioner.class.getName());
    return new KafkaProducer<>(settings);
  }

  private static Map<String, Object> settings(EventBusInfrastructure bus, TopicPrefix prefix) {
    Map<String, Object> settings = new HashMap<>(TestSettings.map(bus, prefix.value()));
    settings.put("bootstrap.servers", bus.bootstrapServers());
    return settings;
  }
}
