package org.openedx.eventbus.it.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.it.support.PlainValues;
import org.openedx.eventbus.it.support.Seed;
import org.openedx.eventbus.it.support.TestSettings;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.testkit.sample.SampleValues;
import org.openedx.eventbus.tools.generate.GeneratorOptions;
import org.openedx.events.learning.LearningEvents;

/**
 * Services are upgraded one by one. Proves with a real broker that upgraded and old services read
 * each other's events, and those already stored.
 */
@EventBusTest
class RollingUpgradeTest {
  private static final int OF_EACH_TYPE = 3;

  @TempDir static Path directory;

  @Test
  void upgradedAndOldServicesReadEachOthersEvents(EventBusInfrastructure bus, TopicPrefix prefix) {
    EventCatalog upgraded = upgraded();
    EventBusConfig config = TestSettings.of(bus, prefix.value());
    enforceForwardTransitive(config);
    Seed.run(
        random -> {
          Map<UUID, Map<?, ?>> old = send(config, LearningEvents.CATALOG, random);

          Map<UUID, Map<?, ?>> seen = handled(config, upgraded, "upgraded", old.size());

          assertThat(seen).containsOnlyKeys(old.keySet());
          old.forEach(
              (id, payload) -> {
                assertThat(seen.get(id).get("added_later")).isEqualTo(NextMinorVersion.ABSENT);
                assertThat(withoutAddedFields(seen.get(id))).isEqualTo(payload);
              });

          Map<UUID, Map<?, ?>> all = new HashMap<>(old);
          send(config, upgraded, random).forEach((id, it) -> all.put(id, withoutAddedFields(it)));
          assertThat(handled(config, LearningEvents.CATALOG, "old", all.size())).isEqualTo(all);
        });
  }

  private static EventCatalog upgraded() {
    GeneratorOptions options = GeneratorOptions.defaults().withBasePackage("upgraded");
    CompiledSources compiled = CompiledSources.of(NextMinorVersion.sources(options), directory);
    return EventCatalog.of(
        LearningEvents.CATALOG.stream()
            .map(type -> ContractJson.parse(ContractJson.of(type)).constant())
            .map(each -> compiled.constant("upgraded.learning.LearningEvents", each))
            .toList());
  }

  private static void enforceForwardTransitive(EventBusConfig config) {
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      for (EventType<?> type : LearningEvents.CATALOG) {
        registry.setCompatibility(
            Subject.value(config.fullTopic(type.topic()), type.schema()),
            Compatibility.FORWARD_TRANSITIVE);
      }
    }
  }

  private static Map<UUID, Map<?, ?>> send(
      EventBusConfig config, EventCatalog catalog, SplittableRandom random) {
    Map<UUID, Map<?, ?>> sent = new HashMap<>();
    try (KafkaEventProducer producer =
        KafkaEventProducer.builder(config).catalog(catalog).build()) {
      for (EventType<?> type : catalog) {
        for (int i = 0; i < OF_EACH_TYPE; i++) {
          GenericRecord record = SampleValues.random(type.schema().schema(), random);
          sent.put(send(producer, type, record), (Map<?, ?>) PlainValues.of(record));
        }
      }
    }
    return sent;
  }

  private static <T> UUID send(KafkaEventProducer producer, EventType<T> type, GenericRecord it) {
    return producer.send(type, type.codec().fromGeneric(it)).join().metadata().id();
  }

  private static Map<UUID, Map<?, ?>> handled(
      EventBusConfig config, EventCatalog catalog, String group, int count) throws Exception {
    Map<UUID, Map<?, ?>> handled = new ConcurrentHashMap<>();
    CountDownLatch all = new CountDownLatch(count);
    EventConsumerBuilder builder =
        EventConsumer.builder(config).catalog(catalog).group(config.fullTopic(group));
    for (EventType<?> type : catalog) {
      builder.on(
          type,
          event -> {
            if (handled.put(event.id(), plain(event)) == null) {
              all.countDown();
            }
          });
    }
    try (EventConsumer consumer = builder.start()) {
      assertThat(all.await(60, TimeUnit.SECONDS))
          .as("%s of %s handled, running: %s", handled.size(), count, consumer.isRunning())
          .isTrue();
    }
    return handled;
  }

  private static <T> Map<?, ?> plain(Event<T> event) {
    EventType<T> type = event.type();
    return (Map<?, ?>)
        PlainValues.of(type.codec().toGeneric(event.payload(), type.schema().schema()));
  }

  private static Map<?, ?> withoutAddedFields(Map<?, ?> payload) {
    Map<Object, Object> copy = new HashMap<>(payload);
    copy.keySet().removeAll(List.of("added_later", "nickname", "language"));
    copy.replaceAll((k, v) -> v instanceof Map<?, ?> nested ? withoutAddedFields(nested) : v);
    return copy;
  }
}
