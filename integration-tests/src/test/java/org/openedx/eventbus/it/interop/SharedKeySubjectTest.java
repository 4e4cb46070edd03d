package org.openedx.eventbus.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.EmbeddedRegistry;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.it.Await;
import org.openedx.eventbus.it.support.RawTopic;
import org.openedx.eventbus.it.support.TestSettings;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.registry.DesiredState;
import org.openedx.eventbus.tools.registry.RegistryPlan;
import org.openedx.eventbus.tools.registry.Routing;

/**
 * Event types that share a topic share the subject of their keys. On a registry that compares
 * texts, such as Apicurio as it comes, Java and Python send the same key bytes nevertheless: the id
 * of a key's schema is part of them, so that it decides about the partition.
 */
@EventBusTest
class SharedKeySubjectTest {
  private static final Contract BADGE = contract("badge_awarded", "uuid");
  private static final Contract COURSE = contract("course_passed", "course_key");
  private static final List<Contract> CONTRACTS = List.of(BADGE, COURSE);

  /** Apicurio as it comes. */
  private static EmbeddedRegistry literal;

  @BeforeAll
  static void startRegistry() {
    literal =
        EmbeddedRegistry.builder().property("apicurio.ccompat.use-canonical-hash", "false").start();
  }

  @AfterAll
  static void stopRegistry() {
    literal.close();
  }

  private static Contract contract(String action, String key) {
    String name = "org.openedx.testing.badges." + action.replace('_', '.') + ".v1";
    return Contract.parse(
        name + ".avsc",
        """
        {"type": "record", "name": "CloudEvent", "namespace": "%s",
         "event": {"constant": "%s", "topic": "badges", "key": "%s"},
         "fields": [{"name": "%s", "type": "string"}]}
        """
            .formatted(name, "BADGES_" + action.toUpperCase(Locale.ROOT), key, key));
  }

  private static EventType<GenericRecord> type(Contract contract) {
    return GenericCodec.eventType(contract.name(), contract.wireSchema())
        .topic(contract.topic())
        .keyPath(contract.keyPath().orElseThrow())
        .build();
  }

  private static String field(Contract contract) {
    return contract.keyPath().orElseThrow();
  }

  /** Returns the text of a key's schema as Python registers it. */
  private static String pythonsKey(Contract contract) {
    return "{\"name\": \"" + field(contract) + "\", \"type\": \"string\"}";
  }

  private static EventBusConfig config(EventBusInfrastructure bus, TopicPrefix prefix) {
    return EventBusConfig.of(
        with(
            TestSettings.map(bus, prefix.value()),
            Map.of(
                "eventbus.registry.url", literal.url(),
                "eventbus.registry.auto-register", "false",
                "eventbus.registry.verify-interval", "100ms",
                "eventbus.topics.partitions", "12")));
  }

  private static Map<String, String> with(Map<String, String> settings, Map<String, String> more) {
    settings.putAll(more);
    return settings;
  }

  private static Subject keySubject(EventBusConfig config) {
    return Subject.key(config.fullTopic("badges"), "string");
  }

  private static void send(KafkaEventProducer producer, Contract contract, String key)
      throws Exception {
    EventType<GenericRecord> type = type(contract);
    GenericRecord payload = new GenericData.Record(type.schema().schema());
    payload.put(field(contract), key);
    producer.send(type, payload).get(20, TimeUnit.SECONDS);
  }

  private static SchemaId keyId(ConsumerRecord<byte[], byte[]> record) {
    return WireFrame.idOf(record.key());
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      EventBusInfrastructure bus, EventBusConfig config, Contract contract) {
    return RawTopic.read(bus, config.fullTopic("badges")).stream()
        .filter(
            each ->
                new String(each.headers().lastHeader("ce_type").value())
                    .equals(contract.name().value()))
        .toList();
  }

  /** Counts how often a producer looks ids up, so that tests can wait for verifications. */
  private static SchemaRegistry counting(SchemaRegistry registry, AtomicInteger lookups) {
    return (SchemaRegistry)
        Proxy.newProxyInstance(
            SharedKeySubjectTest.class.getClassLoader(),
            new Class<?>[] {SchemaRegistry.class},
            (proxy, method, arguments) -> {
              lookups.addAndGet(method.getName().equals("resolve") ? 1 : 0);
              try {
                return method.invoke(registry, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Longer than the time for which answers must contradict an id before sending stops. */
  private static void awaitVerifications(AtomicInteger lookups) {
    int before = lookups.get();
    long since = System.nanoTime();
    Await.until(
        "the ids have been verified for 3 s",
        () -> lookups.get() > before + 12 && System.nanoTime() - since > 3_000_000_000L);
  }

  @Test
  void keysHaveTheBytesOfPythonAfterApply(EventBusInfrastructure bus, TopicPrefix prefix)
      throws Exception {
    EventBusConfig config = config(bus, prefix);
    AtomicInteger lookups = new AtomicInteger();
    PlainRegistryClient python = new PlainRegistryClient(literal.url());
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry());
        KafkaEventProducer producer =
            KafkaEventProducer.builder(config).registry(counting(registry, lookups)).build()) {
      DesiredState desired =
          DesiredState.of(
              CONTRACTS,
              each -> Compatibility.FORWARD_TRANSITIVE,
              Routing.toOwnTopics(config::fullTopic));
      RegistryPlan.of(desired, registry).apply(registry, each -> {});
      assertThat(RegistryPlan.of(desired, registry).isDone()).isTrue();
      for (Contract contract : CONTRACTS) {
        send(producer, contract, "ada");
      }

      for (Contract contract : CONTRACTS) {
        SchemaId id = python.register(keySubject(config), pythonsKey(contract));
        assertThat(read(bus, config, contract)).extracting(each -> keyId(each)).containsOnly(id);
      }
      awaitVerifications(lookups);
      for (Contract contract : CONTRACTS) {
        send(producer, contract, "ada");
        List<ConsumerRecord<byte[], byte[]>> records = read(bus, config, contract);
        assertThat(records).hasSize(2);
        assertThat(records.get(1).key()).isEqualTo(records.get(0).key());
        assertThat(records.get(1).partition()).isEqualTo(records.get(0).partition());
      }
      assertThat(registry.versions(keySubject(config))).hasSize(2);
      assertThat(RegistryPlan.of(desired, registry).isDone()).isTrue();
    }
  }

  @Test
  void automaticRegistrationRegistersTheTextOfEachKey(
      EventBusInfrastructure bus, TopicPrefix prefix) throws Exception {
    EventBusConfig config = config(bus, prefix).with("eventbus.registry.auto-register", "true");
    PlainRegistryClient python = new PlainRegistryClient(literal.url());
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      for (Contract contract : CONTRACTS) {
        send(producer, contract, "ada");
      }
    }

    for (Contract contract : CONTRACTS) {
      SchemaId id = python.register(keySubject(config), pythonsKey(contract));
      assertThat(read(bus, config, contract)).extracting(each -> keyId(each)).containsOnly(id);
    }
  }

  /** As after an apply of an earlier version, which registered one text for all keys. */
  @Test
  void runningProducerKeepsItsIdsAndTheNextOneUsesThoseOfPython(
      EventBusInfrastructure bus, TopicPrefix prefix) throws Exception {
    EventBusConfig config = config(bus, prefix);
    AtomicInteger lookups = new AtomicInteger();
    PlainRegistryClient python = new PlainRegistryClient(literal.url());
    Subject value = Subject.value(config.fullTopic("badges"), COURSE.name());
    SchemaId shared = python.register(keySubject(config), pythonsKey(BADGE));
    SchemaId spaced = python.register(value, COURSE.wireText().replace(", ", ",  "));
    SchemaId own;
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry());
        KafkaEventProducer producer =
            KafkaEventProducer.builder(config).registry(counting(registry, lookups)).build()) {
      send(producer, COURSE, "ada");
      own = python.register(keySubject(config), pythonsKey(COURSE));
      SchemaId ownValue = python.register(value, COURSE.wireText());
      assertThat(List.of(own, ownValue)).doesNotContain(shared, spaced);
      awaitVerifications(lookups);

      send(producer, COURSE, "ada");
    }
    assertThat(read(bus, config, COURSE)).extracting(each -> keyId(each)).containsOnly(shared);
    assertThat(read(bus, config, COURSE))
        .extracting(each -> WireFrame.idOf(each.value()))
        .containsOnly(spaced);
    try (KafkaEventProducer next = KafkaEventProducer.create(config)) {
      send(next, COURSE, "ada");
    }
    assertThat(read(bus, config, COURSE)).extracting(each -> keyId(each)).contains(own);
  }
}
