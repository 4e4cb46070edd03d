package org.openedx.eventbus.testkit.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;

class SampleValuesTest {
  private static final Schema ALL =
      WireSchema.parse(
          """
          {"type": "record", "name": "All", "fields": [
            {"name": "text", "type": "string"},
            {"name": "maybe", "type": ["null", "string"], "default": null},
            {"name": "last", "type": ["long", "null"]},
            {"name": "several", "type": ["null", "long", "boolean", {"type": "map", "values": "int"}]},
            {"name": "flag", "type": "boolean"},
            {"name": "colour", "type": {"type": "enum", "name": "Colour", "symbols": ["RED", "BLUE"]}},
            {"name": "items", "type": {"type": "array", "items": {"type": "record", "name": "Item",
              "fields": [{"name": "note", "type": ["null", "string"]}]}}},
            {"name": "nested", "type": {"type": "array", "items": {"type": "array", "items":
              {"type": "array", "items": "string"}}}},
            {"name": "entries", "type": {"type": "map", "values": "double"}},
            {"name": "when", "type": "string", "format": "date-time"},
            {"name": "maybe_when", "type": ["null", "string"], "format": "date-time"},
            {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
            {"name": "money", "type": {"type": "bytes", "logicalType": "decimal", "precision": 4, "scale": 2}},
            {"name": "price", "type": {"type": "fixed", "name": "Price", "size": 9, "logicalType": "decimal", "precision": 20, "scale": 2}},
            {"name": "raw", "type": "bytes"},
            {"name": "hash", "type": {"type": "fixed", "name": "Hash", "size": 4}},
            {"name": "day", "type": {"type": "int", "logicalType": "date"}},
            {"name": "clock", "type": {"type": "int", "logicalType": "time-millis"}},
            {"name": "fine", "type": {"type": "long", "logicalType": "time-micros"}},
            {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
            {"name": "ratio", "type": "float"}
          ]}
          """);

  @Test
  void minimalValueHasNoOptionalParts() {
    GenericRecord least = SampleValues.minimal(ALL);

    assertThat(least.get("text")).isEqualTo("");
    assertThat(least.get("maybe")).isNull();
    assertThat(least.get("last")).isNull();
    assertThat(least.get("several")).isNull();
    assertThat(least.get("items")).isEqualTo(List.of());
    assertThat(least.get("entries")).isEqualTo(Map.of());
    assertThat(least.get("maybe_when")).isNull();
    assertThat(valid(least)).isTrue();
  }

  @Test
  void maximalValueHasAllPartsAndLargestValues() {
    GenericRecord most = SampleValues.maximal(ALL);

    assertThat(most.get("maybe")).isNotNull();
    assertThat(most.get("last")).isEqualTo(Long.MAX_VALUE);
    assertThat(most.get("several")).isInstanceOf(Map.class);
    assertThat((List<?>) most.get("items")).hasSizeGreaterThan(10);
    assertThat((Map<?, ?>) most.get("entries")).hasSizeGreaterThan(10);
    assertThat(valid(most)).isTrue();
  }

  @Test
  void randomValuesAreValidAndRepeatable() {
    Set<Object> texts = new HashSet<>();
    for (long seed = 0; seed < 500; seed++) {
      GenericRecord value = SampleValues.random(ALL, new SplittableRandom(seed));
      assertThat(valid(value)).as("seed %d: %s", seed, value).isTrue();
      assertThat(SampleValues.random(ALL, new SplittableRandom(seed))).isEqualTo(value);
      texts.add(value.get("text"));
    }
    assertThat(texts).hasSizeGreaterThan(100);
  }

  @Test
  void shapesCoverEveryChoiceOfTheSchema() {
    Map<String, GenericRecord> shapes = SampleValues.shapes(ALL);

    assertThat(shapes.values()).allMatch(SampleValuesTest::valid);
    assertThat(seen(shapes, each -> each.get("maybe") == null)).containsOnly(true, false);
    assertThat(seen(shapes, each -> each.get("last") == null)).containsOnly(true, false);
    assertThat(seen(shapes, each -> each.get("flag"))).containsOnly(true, false);
    assertThat(seen(shapes, each -> each.get("colour").toString())).containsOnly("RED", "BLUE");
    assertThat(seen(shapes, each -> kind(each.get("several"))))
        .containsOnly("null", "Long", "Boolean", "Map");
    assertThat(seen(shapes, each -> ((List<?>) each.get("items")).size())).containsOnly(0, 1, 3);
    assertThat(seen(shapes, each -> notes(each))).contains(List.of(false), List.of(true));
    assertThat(shapes)
        .containsKeys(
            "colour: BLUE",
            "several: map",
            "all parts present",
            "maybe: null",
            "flag: false",
            "items: 3 items");
    assertThat(shapes.get("maybe: null").get("last")).isNotNull();
  }

  @Test
  void recursiveTypeHasFiniteValues() {
    Schema tree =
        WireSchema.parse(
            """
            {"type": "record", "name": "Tree", "fields": [
              {"name": "left", "type": ["null", "Tree"]},
              {"name": "more", "type": {"type": "array", "items": "Tree"}}]}
            """);

    assertThat(valid(SampleValues.minimal(tree))).isTrue();
    assertThat(valid(SampleValues.random(tree, new SplittableRandom(1)))).isTrue();
  }

  @Test
  void typeWithoutFiniteValueIsRejected() {
    Schema endless =
        WireSchema.parse(
            "{\"type\": \"record\", \"name\": \"Endless\", \"fields\":"
                + " [{\"name\": \"me\", \"type\": \"Endless\"}]}");

    assertThatThrownBy(() -> SampleValues.minimal(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Endless");
  }

  /** Validates with Avro, and checks the values of logical types and formats. */
  private static boolean valid(GenericRecord value) {
    boolean valid = GenericData.get().validate(value.getSchema(), value);
    if (!value.getSchema().getName().equals("All")) {
      return valid;
    }
    OffsetDateTime.parse((String) value.get("when"));
    UUID.fromString((String) value.get("id"));
    byte[] money = bytes((ByteBuffer) value.get("money"));
    return valid
        && new java.math.BigInteger(money).abs().intValueExact() <= 9_999
        && (int) value.get("clock") >= 0
        && (int) value.get("clock") < 86_400_000
        && (long) value.get("fine") >= 0
        && (long) value.get("fine") < 86_400_000_000L;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static Set<Object> seen(
      Map<String, GenericRecord> shapes, Function<GenericRecord, Object> what) {
    Set<Object> seen = new HashSet<>();
    shapes.values().forEach(each -> seen.add(what.apply(each)));
    return seen;
  }

  private static String kind(Object value) {
    return value == null ? "null" : value instanceof Map ? "Map" : value.getClass().getSimpleName();
  }

  private static List<Boolean> notes(GenericRecord value) {
    List<Boolean> there = new ArrayList<>();
    for (Object item : (List<?>) value.get("items")) {
      there.add(((GenericRecord) item).get("note") != null);
    }
    return there;
  }
}
