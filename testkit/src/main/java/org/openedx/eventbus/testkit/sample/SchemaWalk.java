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

/** Makes one value of a schema, asking for each choice that the schema leaves. */
final class SchemaWalk {
  /** From here on whatever can be left out is: types may use each other in a circle. */
  private static final int DEEP = 24;

  private static final int DEEPEST = 64;

  /** Likewise: they may double at each level. */
  private static final int MANY = 20_000;

  private final Choices choices;
  private int depth;
  private int collections;
  private int made;

  private SchemaWalk(Choices choices) {
    this.choices = choices;
  }

  /**
   * @throws IllegalArgumentException when no value of the schema is finite
   */
  static GenericRecord record(Schema schema, Choices choices) {
    return new SchemaWalk(choices).record(schema, "");
  }

  private GenericRecord record(Schema schema, String path) {
    if (++depth > DEEPEST) {
      throw new IllegalArgumentException(
          schema.getFullName() + " holds itself and cannot be left out: it has no finite value");
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
    made++;
    return switch (schema.getType()) {
      case RECORD -> record(schema, path);
      case UNION -> union(schema, path, dateTime);
      case ARRAY -> array(schema, path, dateTime);
      case MAP -> map(schema, path, dateTime);
      case ENUM -> {
        List<String> symbols = schema.getEnumSymbols();
        int chosen = choices.symbol(path, symbols);
        yield new GenericData.EnumSymbol(schema, symbols.get(chosen));
      }
      case FIXED -> new GenericData.Fixed(schema, fixed(schema, path));
      case BYTES -> ByteBuffer.wrap(bytes(schema, path));
      case STRING -> text(schema, path, dateTime);
      case INT -> whole(Range.of(schema), path).intValueExact();
      case LONG -> whole(Range.of(schema), path).longValueExact();
      case FLOAT -> (float) choices.fraction(path, Float.MAX_VALUE);
      case DOUBLE -> choices.fraction(path, Double.MAX_VALUE);
      case BOOLEAN -> choices.flag(path);
      case NULL -> null;
    };
  }

  private @Nullable Object union(Schema schema, String path, boolean dateTime) {
    List<Schema> branches = schema.getTypes();
    int empty = -1;
    for (int i = 0; i < branches.size(); i++) {
      empty = branches.get(i).getType() == Schema.Type.NULL ? i : empty;
    }
    boolean leaveOut = empty >= 0 && isEnough();
    int chosen = leaveOut ? empty : choices.branch(path, names(branches), empty);
    return value(branches.get(chosen), path, dateTime);
  }

  private static List<String> names(List<Schema> branches) {
    return branches.stream().map(Schema::getName).toList();
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
      // Keys may come out the same: a number more tells them apart.
      entries.put(
          entries.containsKey(key) ? key + i : key, value(schema.getValueType(), at, dateTime));
    }
    collections--;
    return entries;
  }

  private int size(String path) {
    return isEnough() ? 0 : choices.size(path, collections);
  }

  private boolean isEnough() {
    return depth > DEEP || made > MANY;
  }

  private String text(Schema schema, String path, boolean dateTime) {
    if (schema.getLogicalType() != null && schema.getLogicalType().getName().equals("uuid")) {
      return UUID.nameUUIDFromBytes(choices.bytes(path, 16)).toString();
    }
    return dateTime || "date-time".equals(schema.getProp("format"))
        ? choices.dateTime(path)
        : choices.text(path);
  }

  private BigInteger whole(Range range, String path) {
    return choices.whole(path, range.least(), range.most());
  }

  private byte[] bytes(Schema schema, String path) {
    return schema.getLogicalType() instanceof LogicalTypes.Decimal decimal
        ? whole(Range.of(decimal), path).toByteArray()
        : choices.bytes(path, choices.length(path));
  }

  private byte[] fixed(Schema schema, String path) {
    if (!(schema.getLogicalType() instanceof LogicalTypes.Decimal decimal)) {
      return choices.bytes(path, schema.getFixedSize());
    }
    BigInteger unscaled = whole(Range.of(decimal), path);
    byte[] least = unscaled.toByteArray();
    byte[] all = new byte[schema.getFixedSize()];
    Arrays.fill(all, (byte) (unscaled.signum() < 0 ? -1 : 0));
    System.arraycopy(least, 0, all, all.length - least.length, least.length);
    return all;
  }
}
