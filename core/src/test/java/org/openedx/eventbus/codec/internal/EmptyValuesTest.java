package org.openedx.eventbus.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.UndecodableEventException;

/** Values without bytes (nulls, empty records), of which a few bytes can contain billions. */
@Timeout(60)
class EmptyValuesTest {
  private static final String NAME = "org.acme.shop.order.placed.v1";
  private static final String NULLS = "{\"type\":\"array\",\"items\":\"null\"}";
  private static final int LIMIT = 1_000;

  private static EventType<GenericRecord> type(String fields) {
    return GenericCodec.eventType(EventName.of(NAME), schema(fields)).build();
  }

  private static WireSchema schema(String fields) {
    return WireSchema.of(
        "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\"%s\",\"fields\":[%s]}"
            .formatted(NAME, fields));
  }

  private static String field(String name, String type) {
    return "{\"name\":\"" + name + "\",\"type\":" + type + "}";
  }

  /** Decodes with the writer's schema, and with a contract that skips the field. */
  private static void decode(String writerFields, byte[] bytes) {
    EventType<GenericRecord> same = type(writerFields);
    EventType<GenericRecord> other = type("{\"name\":\"y\",\"type\":\"int\",\"default\":1}");
    assertThatThrownBy(
            () -> PayloadDecoder.of(other, same.schema().schema(), LIMIT).decode(bytes, 0))
        .isInstanceOf(UndecodableEventException.class);
    PayloadDecoder.of(same, same.schema().schema(), LIMIT).decode(bytes, 0);
  }

  static Stream<Map.Entry<String, byte[]>> bombs() {
    AvroWriter blocks = new AvroWriter(64);
    for (int i = 0; i < 10_000; i++) {
      blocks.writeLong(65_536);
    }
    AvroWriter sized = new AvroWriter(64);
    for (int i = 0; i < 10_000; i++) {
      sized.writeLong(-60_000); // with its size in bytes
      sized.writeLong(0);
    }
    String empty = "{\"type\":\"record\",\"name\":\"E\",\"fields\":[]}";
    String wide =
        IntStream.range(0, 5_000)
            .mapToObj(i -> field("f" + i, "\"null\""))
            .collect(
                Collectors.joining(",", "{\"type\":\"record\",\"name\":\"W\",\"fields\":[", "]}"));
    AvroWriter wideItems = new AvroWriter(64);
    wideItems.writeLong(1_000);
    String fixed = "{\"type\":\"fixed\",\"name\":\"F\",\"size\":0}";
    return Stream.of(
        Map.entry(field("x", NULLS), blocks.toByteArray()),
        Map.entry(field("x", NULLS), sized.toByteArray()),
        Map.entry(field("x", array(empty)), blocks.toByteArray()),
        Map.entry(field("x", array(wide)), wideItems.toByteArray()),
        Map.entry(field("x", array(fixed)), blocks.toByteArray()),
        Map.entry(field("x", doubling(40)), new byte[0]));
  }

  private static String array(String items) {
    return "{\"type\":\"array\",\"items\":" + items + "}";
  }

  /** A record of two records, each of two records, and so on: 2^depth values without a byte. */
  private static String doubling(int depth) {
    String type = "{\"type\":\"record\",\"name\":\"L\",\"fields\":[]}";
    String name = "\"L\"";
    for (int i = 0; i < depth; i++) {
      type =
          "{\"type\":\"record\",\"name\":\"R%d\",\"fields\":[%s,%s]}"
              .formatted(i, field("a", type), field("b", name));
      name = "\"R" + i + "\"";
    }
    return type;
  }

  @ParameterizedTest
  @MethodSource("bombs")
  void fewBytesWithBillionsOfValuesAreRejected(Map.Entry<String, byte[]> bomb) {
    assertThatThrownBy(() -> decode(bomb.getKey(), bomb.getValue()))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageMatching(".*(more array items|eventbus\\.avro\\.max-empty-values).*");
  }

  @Test
  void valuesWithinTheLimitAreDecoded() {
    AvroWriter out = new AvroWriter(64);
    out.writeLong(LIMIT - 1);
    out.writeLong(0);
    EventType<GenericRecord> type = type(field("x", NULLS));

    GenericRecord payload =
        PayloadDecoder.of(type, type.schema().schema(), LIMIT).decode(out.toByteArray(), 0);

    assertThat((List<?>) payload.get("x")).hasSize(LIMIT - 1).containsOnlyNulls();
  }

  @Test
  void itemsWithBytesAreNotLimited() {
    AvroWriter out = new AvroWriter(64);
    out.writeLong(200_000);
    for (int i = 0; i < 200_000; i++) {
      out.writeInt(0); // the only byte of a record
    }
    out.writeLong(0);
    String item = "{\"type\":\"record\",\"name\":\"I\",\"fields\":[" + field("n", "\"int\"") + "]}";
    EventType<GenericRecord> type = type(field("x", array(item)));

    assertThatCode(
            () -> PayloadDecoder.of(type, type.schema().schema(), 0).decode(out.toByteArray(), 0))
        .doesNotThrowAnyException();
  }

  @Test
  void generatedCodecsAreLimitedByTheirBlocks() {
    AvroWriter out = new AvroWriter(64);
    out.writeLong(5);
    out.writeLong(6);
    AvroReader in = new AvroReader(out.toByteArray(), 0, 8);

    assertThat(in.readBlock()).isEqualTo(5);
    assertThatThrownBy(in::readBlock).hasMessageContaining("more array items or map entries");
  }

  @Test
  void deeplyNestedValueIsRejected() {
    String list = // a list of lists of lists
        field("next", array("\"org.acme.shop.order.placed.v1.CloudEvent\""));
    AvroWriter out = new AvroWriter(64);
    for (int i = 0; i < 100_000; i++) {
      out.writeLong(1);
    }
    byte[] bytes = out.toByteArray();
    EventType<GenericRecord> type = type(list);

    assertThatThrownBy(() -> PayloadDecoder.of(type, type.schema().schema()).decode(bytes, 0))
        .isInstanceOf(UndecodableEventException.class)
        .hasMessageContaining("nested deeper than 500 levels");
  }
}
