package org.openedx.eventbus.testkit.sample;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Generator of one value of a schema from the choices that the schema leaves open. */
final class ValueGenerator {
  /** Depth at which optional parts are left out, because types may be recursive. */
  private static final int MAX_OPTIONAL_DEPTH = 24;

  private static final int MAX_DEPTH = 64;

  /** Size at which optional parts are left out, because a value may double at each level. */
  private static final int MAX_OPTIONAL_VALUES = 20_000;

  private static final long MILLIS_OF_DAY = 86_400_000L;

  private final ValueChoices choices;
  private int depth;
  private int collections;
  private int generated;

  private ValueGenerator(ValueChoices choices) {
    this.choices = choices;
  }

  /**
   * Generates a record.
   *
   * @throws IllegalArgumentException if no value of the schema is finite
   */
  static GenericRecord record(Schema schema, ValueChoices choices) {
    return new ValueGenerator(choices).record(schema, "");
  }

  private GenericRecord record(Schema schema, String path) {
    if (++depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          schema.getFullName() + " contains itself and is not optional: it has no finite value");
    }
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      String at = path.isEmpty() ? field.name() : path + "." + field.name();
      boolean dateTime = "date-time".equals(field.getProp("format"));
      record.put(field.pos(), value(field.schema(), at, dateTime));
    }
    depth--;
    return record;
  }

  private @Nullable Object value(Schema schema, String path, boolean dateTime) {
    generated++;
    return switch (schema.getType()) {
      case RECORD -> record(schema, path);
      case UNION -> union(schema, path, dateTime);
      case ARRAY -> array(schema, path, dateTime);
      case MAP -> map(schema, path, dateTime);
      case ENUM -> {
        List<String> symbols = schema.getEnumSymbols();
        yield new GenericData.EnumSymbol(schema, symbols.get(choices.symbol(path, symbols)));
      }
      case FIXED -> new GenericData.Fixed(schema, fixed(schema, path));
      case BYTES -> ByteBuffer.wrap(bytes(schema, path));
      case STRING -> text(schema, path, dateTime);
      case INT -> integer(schema, path).intValueExact();
      case LONG -> integer(schema, path).longValueExact();
      case FLOAT -> (float) choices.fraction(path, Float.MAX_VALUE);
      case DOUBLE -> choices.fraction(path, Double.MAX_VALUE);
      case BOOLEAN -> choices.flag(path);
      case NULL -> null;
    };
  }

  private @Nullable Object union(Schema schema, String path, boolean dateTime) {
    List<Schema> branches = schema.getTypes();
    List<String> names = branches.stream().map(Schema::getName).toList();
    int empty = names.indexOf("null");
    int chosen = empty >= 0 && isLimitReached() ? empty : choices.branch(path, names, empty);
    return value(branches.get(chosen), path, dateTime);
  }

  private Collection<@Nullable Object> array(Schema schema, String path, boolean dateTime) {
    int size = size(path);
    List<@Nullable Object> items = new ArrayList<>(size);
    collections++;
    for (int i = 0; i < size; i++) {
      items.add(value(schema.getElementType(), path + "[" + i + "]", dateTime));
    }
    collections--;
    return items;
  }

  private Map<String, @Nullable Object> map(Schema schema, String path, boolean dateTime) {
    int size = size(path);
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    collections++;
    for (int i = 0; i < size; i++) {
      String at = path + "[" + i + "]";
      String key = choices.text(at);
      // Equal keys are distinguished by their index.
      entries.put(
          entries.containsKey(key) ? key + i : key, value(schema.getValueType(), at, dateTime));
    }
    collections--;
    return entries;
  }

  private int size(String path) {
    return isLimitReached() ? 0 : choices.size(path, collections);
  }

  private boolean isLimitReached() {
    return depth > MAX_OPTIONAL_DEPTH || generated > MAX_OPTIONAL_VALUES;
  }

  private String text(Schema schema, String path, boolean dateTime) {
    if (schema.getLogicalType() != null && schema.getLogicalType().getName().equals("uuid")) {
      return UUID.nameUUIDFromBytes(choices.bytes(path, 16)).toString();
    }
    return dateTime || "date-time".equals(schema.getProp("format"))
        ? choices.dateTime(path)
        : choices.text(path);
  }

  private BigInteger integer(Schema schema, String path) {
    String logical = schema.getLogicalType() == null ? "" : schema.getLogicalType().getName();
    return switch (logical) {
      case "time-millis" -> integer(0, MILLIS_OF_DAY - 1, path);
      case "time-micros" -> integer(0, MILLIS_OF_DAY * 1000 - 1, path);
      default ->
          schema.getType() == Schema.Type.INT
              ? integer(Integer.MIN_VALUE, Integer.MAX_VALUE, path)
              : integer(Long.MIN_VALUE, Long.MAX_VALUE, path);
    };
  }

  private BigInteger integer(long least, long most, String path) {
    return choices.integer(path, BigInteger.valueOf(least), BigInteger.valueOf(most));
  }

  private BigInteger unscaled(LogicalTypes.Decimal decimal, String path) {
    BigInteger most = BigInteger.TEN.pow(decimal.getPrecision()).subtract(BigInteger.ONE);
    return choices.integer(path, most.negate(), most);
  }

  private byte[] bytes(Schema schema, String path) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        ? unscaled(decimal, path).toByteArray()
        : choices.bytes(path, choices.length(path));
  }

  private byte[] fixed(Schema schema, String path) {
    if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
      return choices.bytes(path, schema.getFixedSize());
    }
    BigInteger unscaled = unscaled(decimal, path);
    byte[] least = unscaled.toByteArray();
    byte[] all = new byte[schema.getFixedSize()];
    Arrays.fill(all, (byte) (unscaled.signum() < 0 ? -1 : 0));
    System.arraycopy(least, 0, all, all.length - least.length, least.length);
    return all;
  }
}
