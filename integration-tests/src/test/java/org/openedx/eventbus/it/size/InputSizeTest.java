package org.openedx.eventbus.it.size;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterHeaders;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;

/**
 * Headers, keys, values and schemas of 1 KB to 1 MB: reading them costs time and memory in
 * proportion to their size, whatever they contain.
 */
class InputSizeTest {
  private static final String NAME = "org.acme.shop.order.placed.v1";
  private static final String ID = "b1be2fac-1af1-11ec-bdf4-0242ac12000b";

  /**
   * Input and the code that reads it.
   *
   * @param task prepares the code for an input of about a size in bytes
   */
  private record Input(String name, IntFunction<Runnable> task) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Runs code that may reject its input. */
  private static Runnable reading(Runnable code) {
    return () -> {
      try {
        code.run();
      } catch (EventBusException | IllegalArgumentException e) {
        assert e.getMessage() != null;
      }
    };
  }

  private static String repeat(String part, int size) {
    return part.repeat(Math.max(1, size / part.length()));
  }

  // Headers

  static List<Input> headers() {
    List<Input> inputs = new ArrayList<>();
    List<String> names =
        List.of(
            "ce_type",
            "ce_id",
            "ce_time",
            "ce_minorversion",
            "ce_source",
            "sourcelib",
            "dlq_handler",
            "dlq_offset",
            "dlq_time",
            "dlq_letter",
            "dlq_message");
    for (String name : names) {
      inputs.add(
          new Input(
              name,
              size -> {
                List<Runnable> all = new ArrayList<>();
                for (String part : List.of("}", "-", "1", "1.", "urn:", "\u001b")) {
                  all.add(readHeaders(withHeader(name, repeat(part, size))));
                  all.add(readHeaders(withHeader(name, repeat(part, size) + "x")));
                }
                return () -> all.forEach(Runnable::run);
              }));
    }
    inputs.add(
        new Input(
            "many headers",
            size -> {
              Headers headers = event();
              for (int i = 0; i < size / 16; i++) {
                headers.add("x" + i, new byte[8]);
              }
              return readHeaders(headers);
            }));
    inputs.add(
        new Input(
            "many headers of one name",
            size -> {
              Headers headers = event();
              for (int i = 0; i < size / 16; i++) {
                headers.add("dlq_group", new byte[8]);
              }
              return readHeaders(headers);
            }));
    return inputs;
  }

  private static Headers withHeader(String name, String value) {
    Headers headers = event();
    return headers.remove(name).add(name, value.getBytes(UTF_8));
  }

  private static Headers event() {
    Headers headers = new RecordHeaders();
    headers.add("ce_type", NAME.getBytes(UTF_8)).add("ce_id", ID.getBytes(UTF_8));
    headers.add("dlq_group", "g".getBytes(UTF_8)).add("dlq_handler", "h".getBytes(UTF_8));
    return headers;
  }

  private static Runnable readHeaders(Headers headers) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>(
            "t", 0, 0, 0, TimestampType.CREATE_TIME, 0, 0, null, null, headers, Optional.empty());
    Runnable metadata = reading(() -> EventHeaders.read(headers));
    Runnable type = reading(() -> EventHeaders.typeOf(headers));
    return () -> {
      metadata.run();
      type.run();
      assert EventHeaders.custom(headers) != null;
      assert DeadLetterRecord.read(record, "g") != null;
      assert DeadLetterHeaders.event(record, EventOrigin.of(record)) != null;
      assert DeadLetterHeaders.strip(record) != null;
    };
  }

  @ParameterizedTest
  @MethodSource("headers")
  void costOfHeadersGrowsLinearly(Input input) {
    Cost.assertLinear(input.task());
  }

  // Texts: names, keys, messages

  static List<Input> texts() {
    return List.of(
        text("name of a type", EventName::of),
        text("name of a foreign type", EventName::imported),
        text("date and time", text -> new IsoDateTime(text).isValid()),
        text("key", text -> DeadLetterKey.of(text.getBytes(UTF_8)).hash()),
        text(
            "message of an exception",
            text -> SanitizedThrowable.of(new EventRejectedException(text))),
        text("schema that is none", WireSchema::parse),
        text("schema with a long name", text -> WireSchema.of(record(quoted(text), "[]"))),
        text(
            "schema with a long description",
            text -> WireSchema.of(record("\"E\",\"doc\":" + quoted(text), "[]"))));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u001b", "") + '"';
  }

  private static Input text(String name, Function<String, Object> read) {
    return new Input(
        name,
        size -> {
          List<Runnable> all = new ArrayList<>();
          for (String part : List.of("a.", ".", "{", "}", "\"", " ", "0", "\u001b", "é")) {
            String text = repeat(part, size);
            all.add(reading(() -> read.apply(text)));
            all.add(reading(() -> read.apply(text + "!")));
          }
          return () -> all.forEach(Runnable::run);
        });
  }

  @ParameterizedTest
  @MethodSource("texts")
  void costOfTextsGrowsLinearly(Input input) {
    Cost.assertLinear(input.task());
  }

  // Schemas

  private static String record(String name, String fields) {
    return "{\"type\":\"record\",\"name\":" + name + ",\"fields\":" + fields + "}";
  }

  private static String fields(int count, IntFunction<String> type) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"name\":\"f" + i + "\",\"type\":" + type.apply(i) + "}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  static List<Input> schemas() {
    String item = "\"item\"";
    return List.of(
        schema("many fields", n -> fields(n / 32, i -> "\"null\"")),
        schema("many records", n -> fields(n / 64, i -> record("\"R" + i + "\"", "[]"))),
        schema(
            "one record, used often",
            n -> fields(n / 32, i -> i == 0 ? record("\"R\"", "[]") : "\"R\"")),
        schema(
            "a large union",
            n ->
                fields(
                    1,
                    any ->
                        IntStream.range(0, n / 48)
                            .mapToObj(i -> record("\"R" + i + "\"", "[]"))
                            .collect(Collectors.joining(",", "[", "]")))),
        schema(
            "a large enum",
            n ->
                fields(
                    1,
                    any ->
                        IntStream.range(0, n / 10)
                            .mapToObj(i -> "\"S" + i + "\"")
                            .collect(
                                Collectors.joining(
                                    ",",
                                    "{\"type\":\"enum\",\"name\":\"S\",\"symbols\":[",
                                    "]}")))),
        schema(
            "many aliases",
            n ->
                "[{\"name\":\"f\",\"type\":\"int\",\"aliases\":["
                    + IntStream.range(0, n / 10)
                        .mapToObj(i -> "\"a" + i + "\"")
                        .collect(Collectors.joining(","))
                    + "]}]"),
        schema(
            "a large default",
            n ->
                "[{\"name\":\"f\",\"type\":{\"type\":\"array\",\"items\":\"int\"},\"default\":["
                    + IntStream.range(0, n / 4).mapToObj(i -> "1").collect(Collectors.joining(","))
                    + "]}]"),
        schema("deep nesting", n -> fields(1, i -> nested(n / 40, item))));
  }

  private static String nested(int depth, String innermost) {
    return "{\"type\":\"array\",\"items\":".repeat(depth) + innermost + "}".repeat(depth);
  }

  private static Input schema(String name, IntFunction<String> fields) {
    return new Input(
        name,
        size -> {
          String text = record("\"CloudEvent\",\"namespace\":\"" + NAME + "\"", fields.apply(size));
          return reading(() -> decodeOnce(text));
        });
  }

  /** Reads a schema for the first time, as a consumer does with and without a contract. */
  private static void decodeOnce(String schema) {
    SchemaRegistry registry = SchemaRegistry.inMemory();
    byte[] frame = new byte[64];
    WireFrame.setId(frame, registry.register(new Subject("s"), schema));
    Headers headers = event();
    EventType<GenericRecord> contract =
        GenericCodec.eventType(
                EventName.of(NAME),
                WireSchema.of(
                    record(
                        "\"CloudEvent\",\"namespace\":\"" + NAME + "\"",
                        "[{\"name\":\"other\",\"type\":\"int\",\"default\":1}]")))
            .build();
    for (EventCatalog catalog : List.of(EventCatalog.of(), EventCatalog.of(contract))) {
      EventDecoder decoder = new EventDecoder(registry, catalog);
      reading(() -> decoder.decode("t", headers, frame)).run();
    }
    Schema parsed = WireSchema.parse(schema);
    assert WireSchema.semanticallyEqual(parsed, WireSchema.parse(schema));
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void costOfSchemasGrowsLinearly(Input input) {
    Cost.assertLinear(input.task());
  }

  // Values

  static List<Input> values() {
    return List.of(
        value("a string", "\"string\"", (out, n) -> out.writeString("x".repeat(n))),
        value("bytes", "\"bytes\"", (out, n) -> out.writeBytes(ByteBuffer.allocate(n))),
        value(
            "an array of numbers",
            "{\"type\":\"array\",\"items\":\"int\"}",
            (out, n) -> {
              out.writeLong(n);
              IntStream.range(0, n).forEach(i -> out.writeInt(1));
              out.writeLong(0);
            }),
        value(
            "an array in many blocks",
            "{\"type\":\"array\",\"items\":\"int\"}",
            (out, n) -> {
              for (int i = 0; i < n / 2; i++) {
                out.writeLong(1);
                out.writeInt(1);
              }
              out.writeLong(0);
            }),
        value(
            "a map whose keys have one hash",
            "{\"type\":\"map\",\"values\":\"int\"}",
            (out, n) -> {
              int bits = 31 - Integer.numberOfLeadingZeros(Math.max(2, n / 32));
              out.writeLong(1L << bits);
              for (int i = 0; i < 1 << bits; i++) {
                StringBuilder key = new StringBuilder();
                for (int b = 0; b < bits; b++) {
                  key.append((i >> b & 1) == 0 ? "Aa" : "BB"); // of the same hash
                }
                out.writeString(key.toString());
                out.writeInt(1);
              }
              out.writeLong(0);
            }),
        value(
            "nulls in blocks",
            "{\"type\":\"array\",\"items\":\"null\"}",
            (out, n) -> {
              for (int i = 0; i < n / 3; i++) {
                out.writeLong(60_000);
              }
              out.writeLong(0);
            }),
        value(
            "a decimal",
            "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}",
            (out, n) -> out.writeBytes(ByteBuffer.allocate(n))));
  }

  private interface Payload {
    void write(AvroWriter out, int size);
  }

  private static Input value(String name, String type, Payload payload) {
    return new Input(
        name,
        size -> {
          AvroWriter out = new AvroWriter(size + 64);
          out.skip(WireFrame.HEADER_SIZE);
          payload.write(out, size);
          byte[] frame = out.toByteArray();
          return reading(() -> decode(type, frame));
        });
  }

  private static void decode(String type, byte[] frame) {
    String record = "\"CloudEvent\",\"namespace\":\"" + NAME + "\"";
    String schema = record(record, "[{\"name\":\"f\",\"type\":" + type + "}]");
    String other = record(record, "[{\"name\":\"other\",\"type\":\"int\",\"default\":1}]");
    SchemaRegistry registry = SchemaRegistry.inMemory();
    WireFrame.setId(frame, registry.register(new Subject("s"), schema));
    EventType<GenericRecord> contract =
        GenericCodec.eventType(EventName.of(NAME), WireSchema.of(other)).build();
    reading(
            () -> {
              var event = new EventDecoder(registry, EventCatalog.of()).decode("t", event(), frame);
              assert !event.toString().isEmpty();
              assert !json(event).isEmpty();
            })
        .run();
    reading(() -> new EventDecoder(registry, EventCatalog.of(contract)).decode("t", event(), frame))
        .run();
  }

  private static <T> String json(Event<T> event) {
    return PlainJson.write(event.type(), event.payload());
  }

  @ParameterizedTest
  @MethodSource("values")
  void costOfValuesGrowsLinearly(Input input) {
    Cost.assertLinear(input.task());
  }
}
