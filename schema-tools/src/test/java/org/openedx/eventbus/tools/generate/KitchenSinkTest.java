package org.openedx.eventbus.tools.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;

/** Code of a contract with every Avro type, reserved names of Java and hostile documentation. */
class KitchenSinkTest {
  private static final Contract CONTRACT =
      Contract.read(Path.of("src/test/resources/kitchen/com.acme.kitchen.sink.filled.v1.avsc"));

  @TempDir static Path directory;

  private static Compiled compiled;
  private static EventType<Object> type;

  @BeforeAll
  static void compile() {
    compiled = Compiled.of(generate(GeneratorOptions.defaults()), directory);
    type = compiled.eventType("com.acme.events.kitchen.KitchenEvents", "SINK_FILLED");
  }

  private static GeneratedFiles generate(GeneratorOptions options) {
    return Generator.with(options).generate(List.of(CONTRACT), List.of());
  }

  @Test
  void codeWithNullAnnotationAndReservedPackageNameCompiles(@TempDir Path other) {
    GeneratorOptions options =
        GeneratorOptions.defaults()
            .withNullAnnotation("org.jspecify.annotations.Nullable")
            .withBasePackage("org.example.import");

    Compiled annotated = Compiled.of(generate(options), other);

    assertThat(annotated.type("org.example.import_.kitchen.SinkFilled")).isNotNull();
  }

  @Test
  void eventTypeHasMetadataOfContract() {
    assertThat(type.name().value()).isEqualTo("com.acme.kitchen.sink.filled.v1");
    assertThat(type.minorVersion()).isEqualTo(3);
    assertThat(type.topic()).isEqualTo("kitchen-sink-lifecycle");
    assertThat(type.keyPath()).contains("plain.class");
    assertThat(type.personalFields()).contains("plain.int_value", "many.records._1st");
    assertThat(type.schema()).isEqualTo(CONTRACT.wireSchema());
  }

  @Test
  void writtenBytesEqualAvros() throws IOException {
    Schema schema = type.schema().schema();
    RandomRecords random = new RandomRecords(1);
    for (int i = 0; i < 150; i++) {
      GenericData.Record generic = random.next(schema);
      byte[] bytes = encode(generic);
      Object payload = type.codec().fromGeneric(generic);
      AvroWriter out = new AvroWriter(16);
      type.codec().write(payload, out);

      assertThat(out.toByteArray()).as("record %d", i).isEqualTo(bytes);
    }
  }

  @Test
  void bytesWrittenByAvroAreRead() throws IOException {
    Schema schema = type.schema().schema();
    RandomRecords random = new RandomRecords(2);
    for (int i = 0; i < 150; i++) {
      GenericData.Record generic = random.next(schema);
      byte[] bytes = encode(generic);
      AvroReader in = new AvroReader(bytes, 0);
      Object payload = type.codec().read(in);

      assertThat(in.position()).isEqualTo(bytes.length);
      assertThat(payload).as("record %d", i).isEqualTo(type.codec().fromGeneric(decode(bytes)));
      assertThat(payload).hasSameHashCodeAs(type.codec().fromGeneric(generic));
    }
  }

  @Test
  void genericRecordsRoundTripUnchanged() throws IOException {
    Schema schema = type.schema().schema();
    RandomRecords random = new RandomRecords(3);
    for (int i = 0; i < 100; i++) {
      GenericData.Record generic = random.next(schema);
      Object payload = type.codec().fromGeneric(generic);

      assertThat(type.codec().toGeneric(payload, schema)).as("record %d", i).isEqualTo(generic);
      assertThat(encode(type.codec().toGeneric(payload, schema))).hasSameSizeAs(encode(generic));
    }
  }

  @Test
  void recordKeepsFieldOrderAndHidesPersonalFields() throws ReflectiveOperationException {
    Object payload = type.codec().fromGeneric(new RandomRecords(4).next(type.schema().schema()));
    Object plain = payload.getClass().getMethod("plain").invoke(payload);

    assertThat(plain.toString()).startsWith("Plain[flag=").contains("intValue=***", "_1st=***");
    assertThat(plain.getClass().getRecordComponents())
        .extracting(component -> component.getName())
        .containsExactly(
            "flag",
            "intValue",
            "longValue",
            "floatValue",
            "doubleValue",
            "class_",
            "hashCode_",
            "wait_",
            "builder_",
            "field",
            "_1st",
            "value",
            "out",
            "in",
            "when");
  }

  @Test
  void payloadRebuiltByItsBuilderIsEqual() throws ReflectiveOperationException {
    Object payload = type.codec().fromGeneric(new RandomRecords(5).next(type.schema().schema()));
    Object builder = payload.getClass().getMethod("toBuilder").invoke(payload);

    assertThat(builder.getClass().getMethod("build").invoke(builder)).isEqualTo(payload);
  }

  private static byte[] encode(org.apache.avro.generic.IndexedRecord value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<>(value.getSchema()).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  private static GenericData.Record decode(byte[] bytes) throws IOException {
    return new GenericDatumReader<GenericData.Record>(type.schema().schema())
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }
}
