package org.openedx.eventbus.codec.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryUnavailableException;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;

class EventDecoderTest {
  private final SchemaRegistry registry = SchemaRegistry.inMemory();
  private final EventDecoder decoder = new EventDecoder(registry, EventCatalog.of(Samples.TYPE));

  @Test
  void encodedEventIsDecoded() {
    Event<?> event = decoder.decode("t", headers(Samples.TYPE), frame(Samples.TYPE));
    assertThat(event.type()).isEqualTo(Samples.TYPE);
    assertThat(event.payload()).isEqualTo(Samples.payload());
  }

  @Test
  void unknownTypeIsDecodedAsGenericRecord() {
    EventDecoder withoutCatalog = new EventDecoder(registry, EventCatalog.of());
    Event<?> event = withoutCatalog.decode("t", headers(Samples.TYPE), frame(Samples.TYPE));
    assertThat(event.payload().toString()).isEqualTo(Samples.payload().toString());
  }

  @Test
  void schemaThatTheContractCannotReadIsIncompatible() {
    EventType<GenericRecord> older = changed("{\"name\":\"share\",\"type\":\"float\"}", "");
    assertThatThrownBy(() -> decoder.decode("t", headers(older), frame(older)))
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
    Event<?> event = upgraded.decode("t", headers(older), frame(older));
    assertThat(((GenericRecord) event.payload()).get("share")).isEqualTo(0.75f);
  }

  @Test
  void schemaOfAnotherEventIsUndecodable() {
    EventType<GenericRecord> other =
        GenericCodec.eventType(
                EventName.of("org.openedx.learning.course.visit.begun.v1"),
                WireSchema.of(Samples.SCHEMA.replace("ended", "begun")))
            .build();
    assertThatThrownBy(() -> decoder.decode("t", headers(Samples.TYPE), frame(other)))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining("visit.begun.v1.CloudEvent");
  }

  private EventDecoder decoder(SchemaRegistry from, Duration unknownIdTimeout) {
    return new EventDecoder(
        from,
        EventCatalog.of(Samples.TYPE),
        Duration.ofHours(1),
        unknownIdTimeout,
        AvroReader.DEFAULT_MAX_EMPTY_VALUES);
  }

  @Test
  void unknownSchemaIdIsUndecodableAfterTheTimeout() {
    byte[] frame = frame(Samples.TYPE);
    WireFrame.setId(frame, new SchemaId(4711));
    EventDecoder impatient = decoder(registry, Duration.ZERO);

    assertThatThrownBy(() -> impatient.decode("t", headers(Samples.TYPE), frame))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining("no schema with id 4711");
  }

  @Test
  void unknownSchemaIdIsWaitedForUntilTheRegistryHasIt() throws Exception {
    AtomicReference<SchemaRegistry> current = new AtomicReference<>(SchemaRegistry.inMemory());
    current.get().register(new Subject("another"), "\"string\"");
    registry.register(new Subject("another"), "\"string\"");
    EventDecoder patient = decoder(SwitchingRegistry.of(current), Duration.ofMinutes(5));
    byte[] frame = frame(Samples.TYPE);

    for (int i = 0; i < 1_000; i++) {
      assertThatThrownBy(() -> patient.decode("t", headers(Samples.TYPE), frame))
          .isInstanceOf(UnknownSchemaException.class)
          .isInstanceOf(TransientEventBusException.class);
    }
    assertThat(patient.unknownSchemas())
        .singleElement()
        .asString()
        .contains("schema id 2", "the registry has had no such id for");
    current.set(registry);
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!patient.unknownSchemas().isEmpty() && System.nanoTime() < deadline) {
      try {
        var unused = patient.decode("t", headers(Samples.TYPE), frame);
      } catch (UnknownSchemaException e) {
        LockSupport.parkNanos(1_000_000);
      }
    }
    assertThat(patient.decode("t", headers(Samples.TYPE), frame).payload())
        .isEqualTo(Samples.payload());
  }

  @Test
  void thousandEventsOfAnUnknownIdCauseFewRequests() {
    AtomicInteger requests = new AtomicInteger();
    registry.register(new Subject("another"), "\"string\"");
    SchemaRegistry counting = counting(requests);
    byte[] frame = frame(Samples.TYPE);
    WireFrame.setId(frame, new SchemaId(4711));
    EventDecoder patient = decoder(counting, Duration.ofMinutes(5));
    EventDecoder impatient = decoder(counting, Duration.ZERO);

    for (int i = 0; i < 1_000; i++) {
      assertThatThrownBy(() -> patient.decode("t", headers(Samples.TYPE), frame)).isNotNull();
      assertThatThrownBy(() -> impatient.decode("t", headers(Samples.TYPE), frame)).isNotNull();
    }
    assertThat(requests).hasValueLessThan(50);
  }

  /** Without cached answers there is no other sign of a lost registry. */
  @Test
  void emptyRegistryIsNotTheRightOne() {
    EventDecoder impatient = decoder(SchemaRegistry.inMemory(), Duration.ZERO);

    assertThatThrownBy(() -> impatient.decode("t", headers(Samples.TYPE), frame(Samples.TYPE)))
        .isInstanceOf(RegistryMismatchException.class)
        .hasMessageContaining("no schemas at all");
  }

  @Test
  void idThatTheRegistryLostIsNotUndecodable() {
    byte[] frame = frame(Samples.TYPE);
    WireFrame.setId(frame, new SchemaId(77));
    EventDecoder impatient = decoder(withHistory(77, Samples.SCHEMA), Duration.ZERO);

    assertThatThrownBy(() -> impatient.decode("t", headers(Samples.TYPE), frame))
        .isInstanceOf(RegistryMismatchException.class)
        .hasMessageContaining("schema id 77 is no longer in the registry");
    byte[] garbage = Arrays.copyOf(frame, 7);
    assertThatThrownBy(() -> impatient.decode("t", headers(Samples.TYPE), garbage))
        .isInstanceOf(UndecodableEventException.class);
  }

  private SchemaRegistry counting(AtomicInteger requests) {
    return proxy(
        (method, arguments) -> {
          requests.addAndGet(method.getName().equals("earlierSchemas") ? 0 : 1);
          return method.invoke(registry, arguments);
        });
  }

  private interface Answers {
    Object answer(Method method, Object[] arguments) throws ReflectiveOperationException;
  }

  private static SchemaRegistry proxy(Answers answers) {
    return (SchemaRegistry)
        Proxy.newProxyInstance(
            EventDecoderTest.class.getClassLoader(),
            new Class<?>[] {SchemaRegistry.class},
            (proxy, method, arguments) -> {
              try {
                return answers.answer(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private SchemaRegistry withHistory(int id, String text) {
    return proxy(
        (method, arguments) -> {
          if (method.getName().equals("earlierSchemas")) {
            return arguments[0].equals(new SchemaId(id)) ? List.of(text) : List.of();
          }
          return method.invoke(registry, arguments);
        });
  }

  @Test
  void replacedRegistryIsDetectedAndForgottenWhenItIsRightAgain() {
    EventType<GenericRecord> older = changed("{\"name\":\"share\",\"type\":\"float\"}", "");
    SchemaRegistry replacement = SchemaRegistry.inMemory();
    SchemaId inNew =
        replacement.register(Subject.value("t", older.schema()), older.schema().text());
    byte[] oldFrame = frame(Samples.TYPE);
    assertThat(WireFrame.idOf(oldFrame)).isEqualTo(inNew); // same id, different schema
    AtomicReference<SchemaRegistry> current = new AtomicReference<>(registry);
    EventDecoder verifying = verifying(current);
    verifying.decode("t", headers(Samples.TYPE), oldFrame);

    current.set(replacement);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> verifying.decode("t", headers(Samples.TYPE), oldFrame))
          .isInstanceOf(RegistryMismatchException.class)
          .hasMessageContaining("schema id 1 has another schema than before");
    }
    current.set(registry);
    assertThat(verifying.decode("t", headers(Samples.TYPE), oldFrame).payload())
        .isEqualTo(Samples.payload());
  }

  @Test
  void idOfAnotherRecordInAReplacedRegistryIsDetected() {
    SchemaRegistry replacement = SchemaRegistry.inMemory();
    replacement.register(new Subject("elsewhere-string"), "\"string\""); // the same id
    byte[] frame = frame(Samples.TYPE);
    replacement.register(Subject.value("t", Samples.TYPE.schema()), Samples.SCHEMA);
    AtomicReference<SchemaRegistry> current = new AtomicReference<>(registry);
    EventDecoder verifying = verifying(current);
    verifying.decode("t", headers(Samples.TYPE), frame);

    current.set(replacement);

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> verifying.decode("t", headers(Samples.TYPE), frame))
          .isInstanceOf(RegistryMismatchException.class);
    }
    byte[] poison = Arrays.copyOf(frame, frame.length - 3);
    assertThatThrownBy(() -> verifying.decode("t", headers(Samples.TYPE), poison))
        .as("that the earlier schema cannot read either")
        .isInstanceOf(UndecodableEventException.class);
  }

  @Test
  void registryWithoutAnythingAboutTheTypeIsNotTheRightOne() {
    SchemaRegistry other = SchemaRegistry.inMemory();
    other.register(new Subject("elsewhere-string"), "\"string\"");
    byte[] frame = frame(Samples.TYPE);
    EventDecoder fresh = decoder(other, Duration.ZERO);

    assertThatThrownBy(() -> fresh.decode("t", headers(Samples.TYPE), frame))
        .isInstanceOf(RegistryMismatchException.class)
        .hasMessageContaining("schema id 1 is a schema of type string")
        .hasMessageContaining("no schema of this type on topic t");
  }

  /** Names of subjects by Open edX's strategy, by record and by topic. */
  @ParameterizedTest
  @ValueSource(
      strings = {"t-" + Samples.NAME + ".CloudEvent", Samples.NAME + ".CloudEvent", "t-value"})
  void wrongIdIsUndecodableIfTheRegistryHasTheType(String subject) {
    registry.register(new Subject(subject), Samples.SCHEMA);
    byte[] frame = frame(Samples.TYPE);
    WireFrame.setId(frame, registry.register(new Subject("elsewhere-string"), "\"string\""));

    assertThatThrownBy(() -> decoder.decode("t", headers(Samples.TYPE), frame))
        .isInstanceOf(UndecodableEventException.class);
  }

  @Test
  void schemaOfTheDiskCacheDeclaresNothingUndecodable() {
    SchemaRegistry stale =
        proxy(
            (method, arguments) ->
                method.getName().equals("earlierSchemas")
                    ? List.of()
                    : new SchemaRegistry.SchemaText("\"string\"", false));
    EventDecoder offline = decoder(stale, Duration.ZERO);

    assertThatThrownBy(() -> offline.decode("t", headers(Samples.TYPE), frame(Samples.TYPE)))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasMessageContaining("must be confirmed by the registry");
  }

  /** Other schemas that Avro cannot parse may be in a registry that others share. */
  @Test
  void unreadableSchemaIsIncompatibleOnlyIfItBelongsToTheEventType() {
    SchemaRegistry unreadable = unreadable();
    byte[] frame = frame(Samples.TYPE);
    EventDecoder any = decoder(unreadable, Duration.ZERO);

    assertThatThrownBy(() -> any.decode("t", headers(Samples.TYPE), frame))
        .isInstanceOf(IncompatibleEventException.class)
        .hasMessageContaining("cannot be parsed");
    assertThatThrownBy(() -> any.decode("another", headers(Samples.TYPE), frame))
        .isInstanceOf(UndecodableEventException.class);
  }

  private SchemaRegistry unreadable() {
    return proxy(
        (method, arguments) -> {
          if (method.getName().equals("schemaOf") || method.getName().equals("reload")) {
            throw new RegistryRejectedException(
                RegistryRejectedException.Reason.UNREADABLE_SCHEMA, "cannot be parsed");
          }
          return method.invoke(registry, arguments);
        });
  }

  private static EventDecoder verifying(AtomicReference<SchemaRegistry> current) {
    return new EventDecoder(
        SwitchingRegistry.of(current),
        EventCatalog.of(Samples.TYPE),
        Duration.ZERO,
        Duration.ZERO,
        AvroReader.DEFAULT_MAX_EMPTY_VALUES);
  }

  /** A producer that puts an id into the type would otherwise fill the memory. */
  @Test
  void everNewNamesOfTypesDoNotFillTheMemory() {
    EventDecoder withoutCatalog = new EventDecoder(registry, EventCatalog.of());
    byte[] frame = frame(Samples.TYPE);
    for (int i = 0; i < 2_000; i++) {
      withoutCatalog.decode("t", headersOf("type" + i), frame);
    }
    long before = usedMemory();
    for (int i = 2_000; i < 40_000; i++) {
      withoutCatalog.decode("t", headersOf("type" + i), frame);
    }
    assertThat(usedMemory() - before).isLessThan(8L << 20);
    assertThat(withoutCatalog.decode("t", headersOf("type1"), frame).type().name().value())
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

    assertThatThrownBy(() -> decoder.decode("t", headers(Samples.TYPE), frame))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining("schema of a.b.E\\u001b[2J\\n");
  }

  @Test
  void tombstoneIsUndecodable() {
    assertThatThrownBy(() -> decoder.decode("t", headers(Samples.TYPE), null))
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
        decoder.decode("t", headers(Samples.TYPE), cut);
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
