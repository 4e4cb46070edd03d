package org.openedx.eventbus.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;

class EventDecoderTest {
  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final EventDecoder decoder = new EventDecoder(registry, EventCatalog.of(Samples.TYPE));

  @Test
  void encodedEventIsDecoded() {
    Event<?> event = decoder.decode(headers(Samples.TYPE), frame(Samples.TYPE));
    assertThat(event.type()).isEqualTo(Samples.TYPE);
    assertThat(event.payload()).isEqualTo(Samples.payload());
  }

  @Test
  void unknownTypeIsDecodedAsGenericRecord() {
    EventDecoder withoutCatalog = new EventDecoder(registry, EventCatalog.of());
    Event<?> event = withoutCatalog.decode(headers(Samples.TYPE), frame(Samples.TYPE));
    assertThat(event.payload().toString()).isEqualTo(Samples.payload().toString());
  }

  @Test
  void schemaThatTheContractCannotReadIsIncompatible() {
    EventType<GenericRecord> older = changed("{\"name\":\"share\",\"type\":\"float\"}", "");
    assertThatThrownBy(() -> decoder.decode(headers(older), frame(older)))
        .isInstanceOf(IncompatibleEventException.class)
        .hasMessageContaining(Samples.NAME)
        .hasMessageContaining("share");
  }

  @Test
  void missingFieldOfAnOlderSchemaGetsTheReadersDefault() {
    EventType<GenericRecord> older = changed("{\"name\":\"share\",\"type\":\"float\"}", "");
    String withAbsent =
        Samples.SCHEMA.replace(
            "{\"name\":\"share\",\"type\":\"float\"}",
            "{\"name\":\"share\",\"type\":\"float\",\"default\":0.75}");
    EventType<GenericRecord> newer =
        GenericCodec.eventType(
                EventName.of(Samples.NAME), WireSchema.of(Samples.SCHEMA, withAbsent))
            .build();
    EventDecoder upgraded = new EventDecoder(registry, EventCatalog.of(newer));
    Event<?> event = upgraded.decode(headers(older), frame(older));
    assertThat(((GenericRecord) event.payload()).get("share")).isEqualTo(0.75f);
  }

  @Test
  void schemaOfAnotherEventIsUndecodable() {
    EventType<GenericRecord> other =
        GenericCodec.eventType(
                EventName.of("org.openedx.learning.course.visit.begun.v1"),
                WireSchema.of(Samples.SCHEMA.replace("ended", "begun")))
            .build();
    assertThatThrownBy(() -> decoder.decode(headers(Samples.TYPE), frame(other)))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining("visit.begun.v1.CloudEvent");
  }

  @Test
  void unknownSchemaIdIsUndecodable() {
    byte[] frame = frame(Samples.TYPE);
    WireFrame.setId(frame, new SchemaId(4711));
    assertThatThrownBy(() -> decoder.decode(headers(Samples.TYPE), frame))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining("4711");
  }

  @Test
  void replacedRegistryIsDetected() {
    EventType<GenericRecord> older = changed("{\"name\":\"share\",\"type\":\"float\"}", "");
    SchemaRegistry replacement = SchemaRegistry.inMemory();
    SchemaId inNew =
        replacement.register(Subject.value("t", older.schema()), older.schema().text());
    byte[] oldFrame = frame(Samples.TYPE);
    assertThat(WireFrame.idOf(oldFrame)).isEqualTo(inNew); // same id, different schema
    AtomicReference<SchemaRegistry> current = new AtomicReference<>(registry);
    EventDecoder verifying =
        new EventDecoder(
            SwitchingRegistry.of(current), EventCatalog.of(Samples.TYPE), Duration.ZERO);
    verifying.decode(headers(Samples.TYPE), oldFrame);

    current.set(replacement);

    assertThatThrownBy(() -> verifying.decode(headers(Samples.TYPE), oldFrame))
        .isInstanceOf(IncompatibleEventException.class);
  }

  /** A producer that puts an id into the type would otherwise fill the memory. */
  @Test
  void everNewNamesOfTypesDoNotFillTheMemory() {
    EventDecoder withoutCatalog = new EventDecoder(registry, EventCatalog.of());
    byte[] frame = frame(Samples.TYPE);
    for (int i = 0; i < 2_000; i++) {
      withoutCatalog.decode(headersOf("type" + i), frame);
    }
    long before = usedMemory();
    for (int i = 2_000; i < 40_000; i++) {
      withoutCatalog.decode(headersOf("type" + i), frame);
    }
    assertThat(usedMemory() - before).isLessThan(8L << 20);
    assertThat(withoutCatalog.decode(headersOf("type1"), frame).type().name().value())
        .isEqualTo("type1");
  }

  private static Headers headersOf(String type) {
    Headers headers = new RecordHeaders();
    headers.add("ce_type", type.getBytes(UTF_8));
    return headers.add("ce_id", "b1be2fac-1af1-11ec-bdf4-0242ac12000b".getBytes(UTF_8));
  }

  private static long usedMemory() {
    Runtime runtime = Runtime.getRuntime();
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
    }
    return used;
  }

  @Test
  void errorOfASchemaContainsNoInvisibleCharacters() {
    String hostile =
        "{\"type\":\"record\",\"name\":\"E\\u001b[2J\\n\",\"namespace\":\"a.b\",\"fields\":[]}";
    SchemaId id = registry.register(new Subject("hostile"), hostile);
    byte[] frame = frame(Samples.TYPE);
    WireFrame.setId(frame, id);

    assertThatThrownBy(() -> decoder.decode(headers(Samples.TYPE), frame))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining("schema of a.b.E\\u001b[2J\\n");
  }

  @Test
  void tombstoneIsUndecodable() {
    assertThatThrownBy(() -> decoder.decode(headers(Samples.TYPE), null))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining("tombstone");
  }

  @Test
  void randomBytesAreDecodedOrRejected() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    byte[] good = frame(Samples.TYPE);
    EventType<GenericRecord> older = changed("{\"name\":\"share\",\"type\":\"float\"}", "");
    byte[] goodOld = frame(older);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = random.nextBoolean() ? good.clone() : goodOld.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[5 + random.nextInt(bytes.length - 5)] = (byte) random.nextInt();
      }
      byte[] cut = Arrays.copyOf(bytes, 5 + random.nextInt(bytes.length - 4));
      try {
        decoder.decode(headers(Samples.TYPE), cut);
      } catch (EventBusException expected) {
        assertThat(expected.getMessage()).as("seed %d", seed).contains(Samples.NAME);
      }
    }
  }

  private static EventType<GenericRecord> changed(String from, String to) {
    String schema = Samples.SCHEMA.replace("," + System.lineSeparator() + "  " + from, to);
    return GenericCodec.eventType(
            EventName.of(Samples.NAME), WireSchema.of(schema.replace(",\n  " + from, to)))
        .build();
  }

  private byte[] frame(EventType<GenericRecord> type) {
    GenericRecord payload =
        PlainJson.read(
            type,
            type.schema().schema().getField("share") == null
                ? Samples.JSON.replace(",\"share\":0.25", "")
                : Samples.JSON);
    byte[] frame = EventEncoder.encode(type, payload);
    WireFrame.setId(
        frame, registry.register(Subject.value("t", type.schema()), type.schema().text()));
    return frame;
  }

  private static Headers headers(EventType<?> type) {
    return EventHeaders.write(EventMetadata.of(type.name(), UUID.randomUUID()));
  }
}
