package org.openedx.eventbus.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.internal.EventEncoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.codec.internal.Samples;
import org.openedx.eventbus.codec.internal.SwitchingRegistry;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;

class EventSerializerTest {
  private static final String TOPIC = "visits";

  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final AtomicReference<SchemaRegistry> current = new AtomicReference<>(registry);
  private final EventSerializer values =
      new EventSerializer(SwitchingRegistry.of(current), false, Duration.ZERO);
  private final Event<GenericRecord> event =
      new Event<>(
          Samples.TYPE,
          EventMetadata.of(Samples.TYPE.name(), UUID.randomUUID()),
          Samples.payload());

  @Test
  void serializingAgainReplacesTheHeaders() {
    Headers headers = new RecordHeaders();
    byte[] first = values.serialize(TOPIC, headers, event);
    byte[] again = values.serialize(TOPIC, headers, event); // Kafka Streams may do this
    assertThat(again).isEqualTo(first);
    assertThat(EventHeaders.read(headers)).isEqualTo(event.metadata());
  }

  @Test
  void keySerializerWritesTheKeyOfTheContract() {
    EventSerializer keys = new EventSerializer(registry, true);
    byte[] key = keys.serialize(TOPIC, event);
    KeyPath path = KeyPath.of(Samples.TYPE.schema(), "visit.user.username");
    byte[] expected = path.extractKey(EventEncoder.encode(Samples.TYPE, event.payload()));
    WireFrame.setId(
        expected, registry.resolve(Subject.key(TOPIC, "string"), path.schemaText()).id());
    assertThat(key).isEqualTo(expected);
  }

  @Test
  void replacedRegistryFailsSerialization() {
    values.serialize(TOPIC, new RecordHeaders(), event);
    SchemaRegistry replacement = SchemaRegistry.inMemory();
    replacement.register(new Subject("another"), "\"string\""); // occupies the id
    current.set(replacement);

    assertThatThrownBy(() -> values.serialize(TOPIC, new RecordHeaders(), event))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(Samples.NAME)
        .hasMessageContaining("Was the registry replaced?");
  }

  @Test
  void nullEventIsSerializedAsNull() {
    assertThat(values.serialize(TOPIC, new RecordHeaders(), null)).isNull();
  }
}
