package org.openedx.eventbus.it.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.config.EventBusConfig;
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
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.testkit.sample.SampleValues;
import org.openedx.events.learning.LearningEvents;

/**
 * Exchanges events with a real Python client: Debian's python3-confluent-kafka and python3-avro.
 * Runs only with {@code -Pinterop-python}.
 */
@EventBusTest
@Tag("python")
class PythonClientTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final MetadataFactory METADATA = MetadataFactory.of("openedx/lms/web");
  private static final int OF_EACH_TYPE = 10;

  @TempDir static Path directory;

  private static boolean available;

  @BeforeAll
  static void checkForPython() {
    available = PythonScript.available();
    if (!available) {
      System.out.println(
          "SKIPPED: the Python tests need /usr/bin/python3 (or -Dit.python=…) with"
              + " python3-confluent-kafka and python3-avro");
    }
  }

  /** Skips each test on its own, so that all are counted as skipped. */
  @BeforeEach
  void needsPython() {
    assumeTrue(available);
  }

  @Test
  void pythonReadsEventsOfOurProducer(EventBusInfrastructure bus, TopicPrefix prefix) {
    Seed.run(
        random -> {
          EventBusConfig config = TestSettings.of(bus, prefix.value());
          Map<String, Event<?>> sent = events(random);
          sendAll(config, sent.values());
          List<String> arguments =
              new ArrayList<>(List.of("consume", bus.bootstrapServers(), bus.registryUrl()));
          arguments.addAll(topics(config));

          List<JsonNode> seen = PythonScript.run(arguments);

          assertThat(seen).hasSize(sent.size());
          for (JsonNode message : seen) {
            Event<?> event = sent.remove(header(message, "ce_id"));
            assertThat(message.path("value")).isEqualTo(json(event));
            assertThat(message.path("key")).isEqualTo(key(event));
            assertThat(message.path("headers")).isEqualTo(headers(event));
          }
          assertThat(sent).isEmpty();
        });
  }

  @Test
  void eventsOfPythonAreDecodedAndPartitionedAsThoseOfThisLibrary(
      EventBusInfrastructure bus, TopicPrefix prefix) {
    Seed.run(
        random -> {
          EventBusConfig config = TestSettings.of(bus, prefix.value());
          RawTopic.create(config, topics(config));
          Map<String, Event<?>> sent = events(random);
          Path messages = Files.createTempFile(directory, "messages", ".json");
          Files.write(
              messages, sent.values().stream().map(e -> message(config, e).toString()).toList());

          List<JsonNode> stored =
              PythonScript.run(
                  List.of(
                      "produce", bus.bootstrapServers(), bus.registryUrl(), messages.toString()));

          assertThat(stored).hasSize(sent.size());
          sendAll(config, sent.values());
          Map<String, Integer> partitions = new HashMap<>();
          stored.forEach(
              it -> partitions.put(it.path("id").asText(), it.path("partition").asInt()));
          int seen = 0;
          try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
            EventDecoder decoder = new EventDecoder(registry, LearningEvents.CATALOG);
            for (String topic : topics(config)) {
              Map<String, byte[]> values = new HashMap<>();
              for (var record : RawTopic.read(bus, topic)) {
                Event<?> event = decoder.decode(record.topic(), record.headers(), record.value());
                String id = event.id().toString();
                assertThat(event).isEqualTo(sent.get(id));
                assertThat(record.partition()).isEqualTo(partitions.get(id));
                byte[] pythons = values.putIfAbsent(id, record.value());
                assertThat(pythons == null ? record.value() : pythons).isEqualTo(record.value());
                seen++;
              }
            }
            for (var type : LearningEvents.CATALOG) {
              String topic = config.fullTopic(type.topic());
              assertThat(registry.versions(Subject.value(topic, type.schema()))).hasSize(1);
              assertThat(registry.versions(Subject.key(topic, "string"))).hasSize(1);
            }
          }
          assertThat(seen).isEqualTo(2 * sent.size());
        });
  }

  private static Map<String, Event<?>> events(SplittableRandom random) {
    Map<String, Event<?>> events = new HashMap<>();
    for (EventType<?> type : LearningEvents.CATALOG) {
      for (int i = 0; i < OF_EACH_TYPE; i++) {
        Event<?> event = event(type, random);
        events.put(event.id().toString(), event);
      }
    }
    return events;
  }

  private static <T> Event<T> event(EventType<T> type, SplittableRandom random) {
    T payload = type.codec().fromGeneric(SampleValues.random(type.schema().schema(), random));
    return new Event<>(type, METADATA.now(type), payload);
  }

  private static void sendAll(EventBusConfig config, Iterable<Event<?>> events) {
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      for (Event<?> event : events) {
        producer.send(event).join();
      }
    }
  }

  private static ObjectNode message(EventBusConfig config, Event<?> event) {
    EventType<?> type = event.type();
    String topic = config.fullTopic(type.topic());
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("topic", topic);
    message.put("key_subject", Subject.key(topic, "string").value());
    KeyPath path = KeyPath.of(type.schema(), type.keyPath().orElseThrow());
    message.put("key_schema", path.schemaText());
    message.set("key", key(event));
    message.put("value_subject", Subject.value(topic, type.schema()).value());
    message.put("value_schema", type.schema().text());
    message.set("value", json(event));
    message.set("headers", headers(event));
    return message;
  }

  private static ArrayNode headers(Event<?> event) {
    ArrayNode headers = JsonNodeFactory.instance.arrayNode();
    for (Header header : EventHeaders.write(event.metadata())) {
      headers.addArray().add(header.key()).add(new String(header.value(), UTF_8));
    }
    return headers;
  }

  private static String header(JsonNode message, String name) {
    for (JsonNode header : message.path("headers")) {
      if (header.get(0).asText().equals(name)) {
        return header.get(1).asText();
      }
    }
    throw new AssertionError("no " + name + " in " + message);
  }

  private static <T> JsonNode json(Event<T> event) {
    try {
      // As Python's numbers are parsed: with the type that they need.
      return MAPPER.readTree(PlainJson.write(event.type(), event.payload()));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode key(Event<?> event) {
    String path = event.type().keyPath().orElseThrow();
    return json(event).at("/" + path.replace('.', '/'));
  }

  private static List<String> topics(EventBusConfig config) {
    return LearningEvents.CATALOG.stream()
        .map(type -> config.fullTopic(type.topic()))
        .distinct()
        .toList();
  }
}
