package org.openedx.eventbus.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.it.support.RawTopic;
import org.openedx.eventbus.it.support.Seed;
import org.openedx.eventbus.it.support.TestSettings;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.testkit.sample.SampleValues;
import org.openedx.events.learning.LearningEvents;

/**
 * Producer and consumer exchange events with Confluent's original serializers, in both directions.
 * Maven adds these to the class path of the test run only, not of the compiler.
 */
@EventBusTest
class ConfluentSerializerTest {
  private static final String SERIALIZER = "io.confluent.kafka.serializers.KafkaAvroSerializer";
  private static final String DESERIALIZER = "io.confluent.kafka.serializers.KafkaAvroDeserializer";
  private static final MetadataFactory METADATA = MetadataFactory.of("openedx/lms/web");
  private static final int OF_EACH_TYPE = 5;

  @Test
  void confluentDeserializerReadsEventsOfOurProducer(
      EventBusInfrastructure bus, TopicPrefix prefix) {
    Seed.run(
        random -> {
          EventBusConfig config = TestSettings.of(bus, prefix.value());
          Map<UUID, Event<?>> sent = events(random);
          sendAll(config, sent.values());

          Map<String, Object> settings = new HashMap<>();
          settings.put("bootstrap.servers", bus.bootstrapServers());
          settings.put("schema.registry.url", bus.registryUrl());
          settings.put("key.deserializer", ByteArrayDeserializer.class);
          settings.put("value.deserializer", DESERIALIZER);
          for (String topic : topics(config)) {
            try (KafkaConsumer<byte[], Object> consumer = new KafkaConsumer<>(settings)) {
              for (ConsumerRecord<byte[], Object> record : RawTopic.read(consumer, topic)) {
                Event<?> event = sent.remove(EventHeaders.read(record.headers()).id());
                assertThat(record.value()).isEqualTo(generic(event));
              }
            }
          }
          assertThat(sent).isEmpty();
        });
  }

  @Test
  void consumerReadsRecordsOfConfluentsSerializer(EventBusInfrastructure bus, TopicPrefix prefix) {
    Seed.run(
        random -> {
          EventBusConfig config = TestSettings.of(bus, prefix.value());
          Map<UUID, Event<?>> sent = events(random);
          Map<String, Object> settings = new HashMap<>();
          settings.put("bootstrap.servers", bus.bootstrapServers());
          settings.put("schema.registry.url", bus.registryUrl());
          settings.put("key.serializer", ByteArraySerializer.class);
          settings.put("value.serializer", SERIALIZER);
          settings.put(
              "value.subject.name.strategy",
              "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
          createTopics(config);
          try (KafkaProducer<byte[], Object> producer = new KafkaProducer<>(settings)) {
            for (Event<?> event : sent.values()) {
              String topic = config.fullTopic(event.type().topic());
              producer
                  .send(
                      new ProducerRecord<>(
                          topic,
                          null,
                          null,
                          null,
                          generic(event),
                          EventHeaders.write(event.metadata())))
                  .get();
            }
          }

          assertThat(handled(config, sent.size())).isEqualTo(sent);
        });
  }

  @Test
  void producerWithConfluentsSerializerWritesTheSameBytes(
      EventBusInfrastructure bus, TopicPrefix prefix) {
    Seed.run(
        random -> {
          EventBusConfig config = TestSettings.of(bus, prefix.value());
          Map<UUID, Event<?>> sent = events(random);
          // Avro's writers use the map's own order of entries; the project's writer sorts them.
          sent.values().removeIf(event -> holdsMap(event.type()));

          sendAll(config, sent.values());
          sendAll(config.with("eventbus.kafka.value.serializer", SERIALIZER), sent.values());

          int pairs = 0;
          for (String topic : topics(config)) {
            Map<UUID, ConsumerRecord<byte[], byte[]>> first = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> record : RawTopic.read(bus, topic)) {
              var other = first.put(EventHeaders.read(record.headers()).id(), record);
              if (other != null) {
                pairs++;
                assertThat(record.value()).isEqualTo(other.value());
                assertThat(record.key()).isEqualTo(other.key());
                assertThat(record.headers()).isEqualTo(other.headers());
                if (record.key() != null) { // events without a key are spread at random
                  assertThat(record.partition()).isEqualTo(other.partition());
                }
              }
            }
          }
          assertThat(pairs).isEqualTo(sent.size());
        });
  }

  private static boolean holdsMap(EventType<?> type) {
    return type.schema().text().contains("\"type\": \"map\"");
  }

  private static Map<UUID, Event<?>> events(SplittableRandom random) {
    Map<UUID, Event<?>> events = new HashMap<>();
    for (EventType<?> type : LearningEvents.CATALOG) {
      for (int i = 0; i < OF_EACH_TYPE; i++) {
        Event<?> event = event(type, random);
        events.put(event.id(), event);
      }
    }
    return events;
  }

  private static <T> Event<T> event(EventType<T> type, SplittableRandom random) {
    T payload = type.codec().fromGeneric(SampleValues.random(type.schema().schema(), random));
    return new Event<>(type, METADATA.now(type), payload);
  }

  private static <T> GenericRecord generic(Event<T> event) {
    return event.type().codec().toGeneric(event.payload(), event.type().schema().schema());
  }

  private static void sendAll(EventBusConfig config, Iterable<Event<?>> events) {
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      for (Event<?> event : events) {
        producer.send(event).join();
      }
    }
  }

  private static List<String> topics(EventBusConfig config) {
    return LearningEvents.CATALOG.stream()
        .map(type -> config.fullTopic(type.topic()))
        .distinct()
        .toList();
  }

  private static void createTopics(EventBusConfig config) throws Exception {
    RawTopic.create(config, topics(config));
  }

  private static Map<UUID, Event<?>> handled(EventBusConfig config, int count) throws Exception {
    Map<UUID, Event<?>> handled = new ConcurrentHashMap<>();
    CountDownLatch all = new CountDownLatch(count);
    EventConsumerBuilder builder = EventConsumer.builder(config).group(config.fullTopic("readers"));
    List<String> seen = new ArrayList<>();
    for (EventType<?> type : LearningEvents.CATALOG) {
      seen.add(type.name().value());
      builder.on(
          type,
          event -> {
            if (handled.put(event.id(), event) == null) {
              all.countDown();
            }
          });
    }
    try (EventConsumer consumer = builder.start()) {
      assertThat(all.await(60, TimeUnit.SECONDS))
          .as("%s events of %s handled, running: %s", count, seen, consumer.isRunning())
          .isTrue();
    }
    return handled;
  }
}
