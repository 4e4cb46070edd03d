package org.openedx.eventbus.codec.internal;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.AvroDataException;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.internal.SafeText;

/**
 * Encoder of Avro's generic values. Reports the path of a value that violates its schema.
 *
 * <p>Avro's {@code GenericDatumWriter} is not used for three reasons. Its errors do not contain the
 * path of the field, it does not write the keys of a map in the order of Python, and it replaces
 * lone surrogates by "?". It takes 0.33 µs for an event of 160 bytes, this class 0.47 µs.
 */
final class GenericWriter {
  /** Length of a schema in a message. */
  private static final int MAX_SHOWN = 500;

  private GenericWriter() {}

  /**
   * Position in a payload, for messages. Its text is made only for an error: names of a schema that
   * another system registered may be long.
   *
   * @param index of an item of an array, {@link #NO_INDEX} for a field, {@link #ANY} for a value of
   *     a map
   */
  private record Position(@Nullable Position parent, String field, int index) {
    private static final int NO_INDEX = -1;
    private static final int ANY = -2;

    /** The payload itself. */
    static final Position PAYLOAD = new Position(null, "", NO_INDEX);

    Position field(String name) {
      return new Position(this, name, NO_INDEX);
    }

    Position item(int number) {
      return new Position(this, "", number);
    }

    /** Returns the position of a value of a map; keys are data, and may be personal. */
    Position value() {
      return new Position(this, "", ANY);
    }

    /** Returns the path, for example {@code order.items[2].price}; empty for the payload. */
    @Override
    public String toString() {
      ArrayDeque<Position> steps = new ArrayDeque<>();
      for (Position each = this; each != null; each = each.parent) {
        steps.addFirst(each);
      }
      StringBuilder path = new StringBuilder();
      for (Position each : steps) {
        if (each.index >= 0) {
          path.append('[').append(each.index).append(']');
        } else if (each.index == ANY) {
          path.append("[*]");
        } else {
          path.append(path.isEmpty() ? "" : ".").append(each.field);
        }
      }
      return path.toString();
    }
  }

  static void write(Schema schema, @Nullable Object value, AvroWriter out) {
    write(schema, value, Position.PAYLOAD, out);
  }

  private static void write(Schema schema, @Nullable Object value, Position at, AvroWriter out) {
    switch (schema.getType()) {
      case RECORD -> record(schema, value, at, out);
      case UNION -> union(schema, value, at, out);
      case ARRAY -> array(schema, value, at, out);
      case MAP -> map(schema, value, at, out);
      default -> leaf(schema, value, at, out);
    }
  }

  private static void record(Schema schema, @Nullable Object value, Position at, AvroWriter out) {
    if (!(value instanceof IndexedRecord record)) {
      throw mismatch(schema, value, at);
    }
    for (Schema.Field field : schema.getFields()) {
      Schema.Field source = record.getSchema().getField(field.name());
      Position fieldAt = at.field(field.name());
      if (source == null) {
        throw new InvalidPayloadException(fieldAt + " is missing in the given record");
      }
      write(field.schema(), record.get(source.pos()), fieldAt, out);
    }
  }

  private static void union(Schema schema, @Nullable Object value, Position at, AvroWriter out) {
    int branch;
    try {
      branch = GenericData.get().resolveUnion(schema, value);
    } catch (AvroRuntimeException e) {
      throw mismatch(schema, value, at);
    }
    out.writeInt(branch);
    write(schema.getTypes().get(branch), value, at, out);
  }

  private static void array(Schema schema, @Nullable Object value, Position at, AvroWriter out) {
    if (!(value instanceof Collection<?> items)) {
      throw mismatch(schema, value, at);
    }
    out.writeBlockStart(items.size());
    int index = 0;
    for (Object item : items) {
      write(schema.getElementType(), item, at.item(index++), out);
    }
    out.writeBlockEnd();
  }

  private static void map(Schema schema, @Nullable Object value, Position at, AvroWriter out) {
    if (!(value instanceof Map<?, ?> given)) {
      throw mismatch(schema, value, at);
    }
    Map<String, @Nullable Object> entries = new HashMap<>();
    given.forEach((key, item) -> entries.put(String.valueOf(key), item));
    out.writeBlockStart(entries.size());
    for (String key : GenericValues.sortedKeys(entries)) {
      writeString(key, at, " (a key)", out);
      write(schema.getValueType(), entries.get(key), at.value(), out);
    }
    out.writeBlockEnd();
  }

  private static void leaf(Schema schema, @Nullable Object value, Position at, AvroWriter out) {
    Schema.Type type = schema.getType();
    if (type == Schema.Type.STRING && value instanceof CharSequence text) {
      writeString(text.toString(), at, "", out);
    } else if (type == Schema.Type.BOOLEAN && value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (type == Schema.Type.INT && value instanceof Integer number) {
      out.writeInt(number);
    } else if (type == Schema.Type.LONG && (value instanceof Long || value instanceof Integer)) {
      out.writeLong(((Number) value).longValue());
    } else if (type == Schema.Type.FLOAT && value instanceof Float number) {
      out.writeFloat(number);
    } else if (type == Schema.Type.DOUBLE && (value instanceof Double || value instanceof Float)) {
      out.writeDouble(((Number) value).doubleValue());
    } else if (type == Schema.Type.BYTES && value instanceof ByteBuffer bytes) {
      out.writeBytes(bytes);
    } else if (type == Schema.Type.FIXED
        && value instanceof GenericFixed fixed
        && fixed.bytes().length == schema.getFixedSize()) {
      out.writeFixed(ByteBuffer.wrap(fixed.bytes()));
    } else if (type == Schema.Type.ENUM
        && (value instanceof GenericEnumSymbol<?> || value instanceof CharSequence)
        && schema.hasEnumSymbol(value.toString())) {
      out.writeInt(schema.getEnumOrdinal(value.toString()));
    } else if (type != Schema.Type.NULL || value != null) {
      throw mismatch(schema, value, at);
    }
  }

  private static void writeString(String text, Position at, String part, AvroWriter out) {
    try {
      out.writeString(text);
    } catch (AvroDataException e) {
      throw new InvalidPayloadException(at + part + ": " + e.getMessage(), e);
    }
  }

  private static InvalidPayloadException mismatch(
      Schema schema, @Nullable Object value, Position at) {
    String what = value == null ? "null" : "a " + value.getClass().getSimpleName();
    String expected = schema.getType() == Schema.Type.UNION ? schema.toString() : describe(schema);
    return new InvalidPayloadException(
        (at.parent == null ? "the payload" : at)
            + " is "
            + what
            + ", expected "
            + SafeText.escape(expected, MAX_SHOWN));
  }

  private static String describe(Schema schema) {
    return schema.getType() == Schema.Type.ENUM
        ? "one of " + schema.getEnumSymbols()
        : schema.getType().getName();
  }
}
