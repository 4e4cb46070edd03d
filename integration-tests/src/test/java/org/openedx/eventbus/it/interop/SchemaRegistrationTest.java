package org.openedx.eventbus.it.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.EmbeddedRegistry;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.it.support.RawTopic;
import org.openedx.eventbus.it.support.TestSettings;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;

/**
 * The subject of a value has one version, no matter which client registers first, and whether the
 * registry compares schemas or texts. So has the subject of a key where schemas are compared. Where
 * texts are compared, it has Python's text, so that keys have the same bytes.
 */
@EventBusTest
class SchemaRegistrationTest {
  private static final GoldenMessage GOLDEN = GoldenMessage.all().get(2);

  /** Registry that treats texts which differ in white space as different schemas. */
  private static EmbeddedRegistry literal;

  @BeforeAll
  static void startsARegistryThatComparesTexts() {
    literal =
        EmbeddedRegistry.builder().property("apicurio.ccompat.use-canonical-hash", "false").start();
  }

  @AfterAll
  static void closesIt() {
    literal.close();
  }

  /** Schemas that another client has registered before, derived from Python's texts. */
  enum Before {
    PYTHON(value -> value, key -> key),
    OTHER_WHITE_SPACE(SchemaVariants::withWhiteSpace, SchemaVariants::withWhiteSpace),
    OTHER_ORDER(SchemaVariants::reversed, SchemaVariants::reversed),
    OTHER_DOCS_AND_PROPERTIES(SchemaVariants::annotated, SchemaVariants::reversed),
    KEY_WITHOUT_THE_FIELD(value -> value, SchemaVariants::bareKey);

    private final UnaryOperator<String> value;
    private final UnaryOperator<String> key;

    Before(UnaryOperator<String> value, UnaryOperator<String> key) {
      this.value = value;
      this.key = key;
    }
  }

  @ParameterizedTest
  @EnumSource
  void schemaOfAnotherClientIsUsed(Before before, EventBusInfrastructure bus, TopicPrefix prefix) {
    EventBusConfig config = TestSettings.of(bus, prefix.value());
    PlainRegistryClient other = other(config);
    SchemaId key = other.register(keySubject(config), before.key.apply(keyText()));
    SchemaId value = other.register(valueSubject(config), before.value.apply(valueText()));

    ConsumerRecord<byte[], byte[]> record = send(bus, config);

    assertThat(WireFrame.idOf(record.key())).isEqualTo(key);
    assertThat(WireFrame.idOf(record.value())).isEqualTo(value);
    assertOneVersion(config);
  }

  @ParameterizedTest
  @EnumSource
  void valueOfAnotherClientAndKeyOfPythonAreUsedWhenTheRegistryComparesTexts(
      Before before, EventBusInfrastructure bus, TopicPrefix prefix) {
    EventBusConfig config =
        TestSettings.of(bus, prefix.value()).with("eventbus.registry.url", literal.url());
    PlainRegistryClient other = other(config);
    other.register(keySubject(config), before.key.apply(keyText()));
    SchemaId value = other.register(valueSubject(config), before.value.apply(valueText()));

    ConsumerRecord<byte[], byte[]> record = send(bus, config);

    // Python registers its own text of the key, whatever the subject has, and uses its id.
    SchemaId python = other.register(keySubject(config), keyText());
    assertThat(WireFrame.idOf(record.key())).isEqualTo(python);
    assertThat(WireFrame.idOf(record.value())).isEqualTo(value);
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      assertThat(registry.versions(valueSubject(config))).containsExactly(1);
      assertThat(registry.versions(keySubject(config))).hasSize(before == Before.PYTHON ? 1 : 2);
    }
  }

  @Test
  void laterRegistrationByPythonAddsNoVersion(EventBusInfrastructure bus, TopicPrefix prefix) {
    for (String url : List.of(bus.registryUrl(), literal.url())) {
      EventBusConfig config =
          TestSettings.of(bus, prefix.value() + (url.equals(literal.url()) ? "-literal" : ""))
              .with("eventbus.registry.url", url);

      ConsumerRecord<byte[], byte[]> record = send(bus, config);

      PlainRegistryClient other = other(config);
      assertThat(other.register(keySubject(config), keyText()))
          .isEqualTo(WireFrame.idOf(record.key()));
      assertThat(other.register(valueSubject(config), valueText()))
          .isEqualTo(WireFrame.idOf(record.value()));
      assertOneVersion(config);
    }
  }

  @Test
  void concurrentProducersRegisterOneVersion(EventBusInfrastructure bus, TopicPrefix prefix) {
    EventBusConfig config =
        TestSettings.of(bus, prefix.value()).with("eventbus.registry.url", literal.url());
    int producers = 3;
    CyclicBarrier start = new CyclicBarrier(producers);

    List<CompletableFuture<Void>> all =
        IntStream.range(0, producers)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () -> {
                          try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
                            start.await();
                            producer.send(GOLDEN.event()).join();
                          } catch (Exception e) {
                            throw new CompletionException(e);
                          }
                        },
                        task -> new Thread(task, "producer-" + i).start()))
            .toList();
    all.forEach(CompletableFuture::join);

    assertOneVersion(config);
    assertThat(RawTopic.read(bus, config.fullTopic(GOLDEN.topic())))
        .hasSize(producers)
        .extracting(record -> WireFrame.idOf(record.value()))
        .containsOnly(currentId(config, valueSubject(config)));
  }

  @Test
  void breakingChangeIsRejected(EventBusInfrastructure bus, TopicPrefix prefix) {
    EventBusConfig config = TestSettings.of(bus, prefix.value());
    String broken = valueText().replace("{\"name\": \"mode\", \"type\": \"string\"}, ", "");
    EventType<?> breaking =
        GenericCodec.eventType(GOLDEN.name(), WireSchema.of(broken)).topic(GOLDEN.topic()).build();
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      registry.setCompatibility(valueSubject(config), Compatibility.FORWARD_TRANSITIVE);
    }
    send(bus, config);

    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      assertThatThrownBy(() -> registry.register(valueSubject(config), broken))
          .isInstanceOfSatisfying(
              RegistryRejectedException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.INCOMPATIBLE_SCHEMA))
          .hasMessageContaining(valueSubject(config).value());
    }
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      assertThatThrownBy(() -> producer.send(without(breaking, "mode")).join())
          .cause()
          .isInstanceOfSatisfying(
              RegistryRejectedException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.INCOMPATIBLE_SCHEMA));
    }
    assertOneVersion(config);
  }

  private static <T> Event<T> without(EventType<T> type, String field) {
    String json = PlainJson.write(cast(GOLDEN.type()), GOLDEN.event().payload());
    String shorter = json.replaceFirst("\"" + field + "\":\"[^\"]*\",", "");
    return new Event<>(type, GOLDEN.event().metadata(), PlainJson.read(type, shorter));
  }

  @SuppressWarnings("unchecked") // the JSON was written from a payload of this type
  private static EventType<Object> cast(EventType<?> type) {
    return (EventType<Object>) type;
  }

  private static ConsumerRecord<byte[], byte[]> send(
      EventBusInfrastructure bus, EventBusConfig config) {
    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      producer.send(GOLDEN.event()).join();
    }
    var records = RawTopic.read(bus, config.fullTopic(GOLDEN.topic()));
    assertThat(records).hasSize(1);
    return records.get(0);
  }

  private static void assertOneVersion(EventBusConfig config) {
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      assertThat(registry.versions(valueSubject(config))).containsExactly(1);
      assertThat(registry.versions(keySubject(config))).containsExactly(1);
    }
  }

  private static SchemaId currentId(EventBusConfig config, Subject subject) {
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      return registry.version(subject, 1).id();
    }
  }

  private static PlainRegistryClient other(EventBusConfig config) {
    return new PlainRegistryClient(config.registry().urls().get(0).toString());
  }

  private static Subject valueSubject(EventBusConfig config) {
    return Subject.value(config.fullTopic(GOLDEN.topic()), GOLDEN.name());
  }

  private static Subject keySubject(EventBusConfig config) {
    return Subject.key(config.fullTopic(GOLDEN.topic()), "string");
  }

  private static String keyText() {
    return GOLDEN.registered().get(0).text();
  }

  private static String valueText() {
    return GOLDEN.registered().get(1).text();
  }
}
