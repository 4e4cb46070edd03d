package org.openedx.eventbus.it.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.codec.internal.EventEncoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.codec.internal.PayloadDecoder;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.it.support.AvroBytes;
import org.openedx.eventbus.it.support.PlainValues;
import org.openedx.eventbus.it.support.RawTopic;
import org.openedx.eventbus.it.support.Seed;
import org.openedx.eventbus.it.support.TestSettings;
import org.openedx.eventbus.producer.KafkaEventProducer;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.testkit.sample.SampleValues;
import org.openedx.events.learning.LearningEvents;

/**
 * Random payloads of every event type are encoded and decoded as Avro does. Complements the golden
 * messages, which are only four.
 */
@EventBusTest
class RandomPayloadsTest {
  private static final int PAYLOADS_OF_EACH_TYPE = 500;
  private static final int SENT_OF_EACH_TYPE = 20;

  @Test
  void randomPayloadsAreEncodedAndDecodedAsAvroDoes() {
    Seed.run(
        random -> {
          for (EventType<?> type : LearningEvents.CATALOG) {
            for (int i = 0; i < PAYLOADS_OF_EACH_TYPE; i++) {
              check(type, random);
            }
          }
        });
  }

  private static <T> void check(EventType<T> type, SplittableRandom random) {
    GenericRecord record = SampleValues.random(type.schema().schema(), random);
    T payload = type.codec().fromGeneric(record);

    byte[] frame = EventEncoder.encode(type, payload);

    assertThat(Arrays.copyOfRange(frame, WireFrame.HEADER_SIZE, frame.length))
        .isEqualTo(AvroBytes.write(record));
    T read = PayloadDecoder.of(type, record.getSchema()).decode(frame, WireFrame.HEADER_SIZE);
    assertThat(read).isEqualTo(payload);
    assertThat(PlainValues.of(type.codec().toGeneric(read, record.getSchema())))
        .isEqualTo(PlainValues.of(record));
  }

  @Test
  void randomPayloadsAreStoredAsAvroEncodesThem(EventBusInfrastructure bus, TopicPrefix prefix) {
    Seed.run(
        random -> {
          EventBusConfig config = TestSettings.of(bus, prefix.value());
          Map<UUID, GenericRecord> sent = new HashMap<>();
          try (KafkaEventProducer producer = KafkaEventProducer.create(config)) {
            for (EventType<?> type : LearningEvents.CATALOG) {
              Map<CompletableFuture<SentEvent>, GenericRecord> sending = new LinkedHashMap<>();
              for (int i = 0; i < SENT_OF_EACH_TYPE; i++) {
                GenericRecord record = SampleValues.random(type.schema().schema(), random);
                sending.put(send(producer, type, record), record);
              }
              sending.forEach((event, record) -> sent.put(event.join().metadata().id(), record));
            }
          }

          var topics = LearningEvents.CATALOG.stream().map(EventType::topic).distinct().toList();
          try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
            EventDecoder decoder = new EventDecoder(registry, LearningEvents.CATALOG);
            for (String topic : topics) {
              for (var raw : RawTopic.read(bus, config.fullTopic(topic))) {
                GenericRecord record = sent.remove(EventHeaders.read(raw.headers()).id());
                assertThat(Arrays.copyOfRange(raw.value(), 5, raw.value().length))
                    .isEqualTo(AvroBytes.write(record));
                var event = decoder.decode(raw.topic(), raw.headers(), raw.value());
                assertThat(PlainValues.of(generic(event.type(), event.payload())))
                    .isEqualTo(PlainValues.of(record));
              }
            }
          }
          assertThat(sent).isEmpty();
        });
  }

  private static <T> CompletableFuture<SentEvent> send(
      KafkaEventProducer producer, EventType<T> type, GenericRecord record) {
    return producer.send(type, type.codec().fromGeneric(record));
  }

  private static <T> GenericRecord generic(EventType<T> type, Object payload) {
    return type.codec().toGeneric(type.codec().payloadType().cast(payload), type.schema().schema());
  }
}
