package org.openedx.eventbus.benchmarks.consumer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.EventSerializer;
import org.openedx.eventbus.embedded.EmbeddedKafkaCluster;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.events.learning.StudentRegistrationCompleted;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

/**
 * Topic with events like those of Open edX: ten headers each, with keys in rotation.
 *
 * @param bootstrapServers the address of its broker
 * @param registry the registry that its schemas are registered in
 * @param events the number of its events
 */
record FilledTopic(String bootstrapServers, SchemaRegistry registry, int events) {
  static final int PARTITIONS = 6;
  static final int KEYS = 1_000;
  static final String PREFIX = "bench";

  /** The name with the prefix. */
  static final String NAME = PREFIX + "-user-registration";

  static FilledTopic fill(EmbeddedKafkaCluster broker, String compression, int events) {
    broker.createTopic(NAME, PARTITIONS);
    SchemaRegistry registry = SchemaRegistry.inMemory();
    EventSerializer serializer = new EventSerializer(registry, false);
    var type = STUDENT_REGISTRATION_COMPLETED;
    MetadataFactory metadata = MetadataFactory.of("openedx/lms/web");
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("compression.type", compression);
    settings.put("linger.ms", 20);
    settings.put("batch.size", 256 << 10);
    try (KafkaProducer<byte[], byte[]> kafka =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < events; i++) {
        int key = i % KEYS;
        String name = "learner-" + key;
        StudentRegistrationCompleted payload =
            new StudentRegistrationCompleted(
                new UserData(
                    key, true, new UserPersonalData(name, name + "@example.org", "Ada " + key)));
        Headers headers = new RecordHeaders();
        var event = new Event<>(type, metadata.now(type), payload);
        byte[] value = serializer.serialize(NAME, headers, event);
        var unused =
            kafka.send(
                new ProducerRecord<>(NAME, key % PARTITIONS, name.getBytes(UTF_8), value, headers),
                (placed, e) -> failure.compareAndSet(null, e));
      }
    }
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("the topic could not be filled", failed);
    }
    return new FilledTopic(broker.bootstrapServers(), registry, events);
  }

  /** Returns a client of Kafka that reads from the beginning; the caller closes it. */
  KafkaConsumer<byte[], byte[]> read() {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "enable.auto.commit", "false",
            "isolation.level", "read_committed");
    KafkaConsumer<byte[], byte[]> kafka =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS).mapToObj(each -> new TopicPartition(NAME, each)).toList();
    kafka.assign(partitions);
    kafka.seekToBeginning(partitions);
    return kafka;
  }
}
