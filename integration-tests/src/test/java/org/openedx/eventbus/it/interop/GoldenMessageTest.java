package org.openedx.eventbus.it.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.codec.KeyPartitioner;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.it.support.RawTopic;
import org.openedx.eventbus.it.support.TestSettings;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * Golden messages of Open edX's Python producer: the producer writes the same bytes, headers and
 * partitions, and the decoder reads them.
 */
@EventBusTest
class GoldenMessageTest {
  static Stream<GoldenMessage> messages() {
    return GoldenMessage.all().stream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void eventIsWrittenAsPythonWroteIt(GoldenMessage golden, EventBusInfrastructure bus) {
    EventBusConfig config = config(bus, GoldenMessage.PREFIX);

    try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
      producer.send(golden.event()).join();
    }

    ConsumerRecord<byte[], byte[]> record =
        only(RawTopic.read(bus, config.fullTopic(golden.topic())));
    assertThat(record.value()[0]).isZero();
    assertThat(record.key()[0]).isZero();
    assertThat(behindFrame(record.value())).isEqualTo(behindFrame(golden.value()));
    assertThat(behindFrame(record.key())).isEqualTo(behindFrame(golden.key()));
    assertThat(headers(record)).isEqualTo(List.copyOf(golden.headers().entrySet()));
    assertThat(record.partition()).isEqualTo(KeyPartitioner.partition(record.key(), 3));
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      for (GoldenMessage.Registered expected : golden.registered()) {
        assertThat(registry.versions(expected.subject())).containsExactly(1);
        var version = registry.version(expected.subject(), 1);
        assertThat(version.text()).isEqualTo(expected.text());
        assertThat(version.id()).isIn(WireFrame.idOf(record.key()), WireFrame.idOf(record.value()));
      }
      assertThat(registry.subjects())
          .filteredOn(each -> each.value().startsWith(record.topic() + "-"))
          .containsExactlyInAnyOrderElementsOf(
              golden.registered().stream().map(GoldenMessage.Registered::subject).toList());
      EventDecoder decoder = new EventDecoder(registry, EventCatalog.discover());
      assertThat(decoder.decode(record.topic(), record.headers(), record.value()))
          .isEqualTo(golden.event());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 6, 12})
  void recordEqualsPythonsAndHasLibrdkafkasPartitionForEqualIds(
      int partitions, EventBusInfrastructure bus, TopicPrefix prefix) {
    EventBusConfig config =
        config(bus, prefix.value())
            .with("eventbus.topics.partitions", Integer.toString(partitions));
    GoldenIdRegistry registry = new GoldenIdRegistry(GoldenMessage.all(), prefix.value());

    try (KafkaEventProducer producer =
        KafkaEventProducer.builder(config).registry(registry).build()) {
      GoldenMessage.all().forEach(golden -> producer.send(golden.event()).join());
    }

    for (GoldenMessage golden : GoldenMessage.all()) {
      ConsumerRecord<byte[], byte[]> record =
          only(RawTopic.read(bus, config.fullTopic(golden.topic())));
      assertThat(record.key()).isEqualTo(golden.key());
      assertThat(record.value()).isEqualTo(golden.value());
      assertThat(record.partition()).isEqualTo(golden.librdkafkaPartition(partitions));
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void eventIsDecodedFromTheBytesPythonWrote(GoldenMessage golden) {
    GoldenIdRegistry registry = new GoldenIdRegistry(GoldenMessage.all(), GoldenMessage.PREFIX);
    Headers headers = new RecordHeaders();
    golden.headers().forEach((name, value) -> headers.add(name, value.getBytes(UTF_8)));

    var event =
        new EventDecoder(registry, EventCatalog.discover())
            .decode("golden", headers, golden.value());

    assertThat(event).isEqualTo(golden.event());
  }

  private static EventBusConfig config(EventBusInfrastructure bus, String prefix) {
    EventBusConfig config = TestSettings.of(bus, prefix);
    for (GoldenMessage golden : GoldenMessage.all()) {
      String route = "eventbus.produce." + golden.name() + ".topics." + golden.topic();
      config = config.with(route + ".key", golden.keyPath());
    }
    return config;
  }

  private static byte[] behindFrame(byte[] frame) {
    return Arrays.copyOfRange(frame, WireFrame.HEADER_SIZE, frame.length);
  }

  private static List<Map.Entry<String, String>> headers(ConsumerRecord<?, ?> record) {
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    record.headers().forEach(h -> headers.add(Map.entry(h.key(), new String(h.value(), UTF_8))));
    return headers;
  }

  private static <T> T only(List<T> values) {
    assertThat(values).hasSize(1);
    return values.get(0);
  }
}
