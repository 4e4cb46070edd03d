package org.openedx.eventbus.codec.internal;

import java.nio.ByteBuffer;
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

  static void write(Schema schema, @Nullable Object value, String path, AvroWriter out) {
    switch (schema.getType()) {
      case RECORD -> record(schema, value, path, out);
      case UNION -> union(schema, value, path, out);
      case ARRAY -> array(schema, value, path, out);
      case MAP -> map(schema, value, path, out);
      default -> leaf(schema, value, path, out);
    }
  }

  private static void record(Schema schema, @Nullable Object value, String path, AvroWriter out) {
    if (!(value instanceof IndexedRecord record)) {
      throw mismatch(schema, value, path);
    }
    for (Schema.Field field : schema.getFields()) {
      Schema.Field source = record.getSchema().getField(field.name());
      String at = path.isEmpty() ? field.name() : path + "." + field.name();
      if (source == null) {
        throw new InvalidPayloadException(at + " is missing in the given record");
      }
      write(field.schema(), record.get(source.pos()), at, out);
    }
  }

  private static void union(Schema schema, @Nullable Object value, String path, AvroWriter out) {
    int branch;
    try {
      branch = GenericData.get().resolveUnion(schema, value);
    } catch (AvroRuntimeException e) {
      throw mismatch(schema, value, path);
    }
    out.writeInt(branch);
    write(schema.getTypes().get(branch), value, path, out);
  }

  private static void array(Schema schema, @Nullable Object value, String path, AvroWriter out) {
    if (!(value instanceof Collection<?> items)) {
      throw mismatch(schema, value, path);
    }
    out.writeBlockStart(items.size());
    int index = 0;
    for (Object item : items) {
      write(schema.getElementType(), item, path + "[" + index++ + "]", out);
    }
    out.writeBlockEnd();
  }

  private static void map(Schema schema, @Nullable Object value, String path, AvroWriter out) {
    if (!(value instanceof Map<?, ?> given)) {
      throw mismatch(schema, value, path);
    }
    Map<String, @Nullable Object> entries = new HashMap<>();
    given.forEach((key, item) -> entries.put(String.valueOf(key), item));
    out.writeBlockStart(entries.size());
    for (String key : GenericValues.sortedKeys(entries)) {
      writeString(key, path + " (a key)", out);
      write(schema.getValueType(), entries.get(key), path + "[*]", out);
    }
    out.writeBlockEnd();
  }

  private static void leaf(Schema schema, @Nullable Object value, String path, AvroWriter out) {
    Schema.Type type = schema.getType();
    if (type == Schema.Type.STRING && value instanceof CharSequence text) {
      writeString(text.toString(), path, out);
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
      throw mismatch(schema, value, path);
    }
  }

  private static void writeString(String text, String path, AvroWriter out) {
    try {
      out.writeString(text);
    } catch (AvroDataException e) {
      throw new InvalidPayloadException(path + ": " + e.getMessage(), e);
    }
  }

  private static InvalidPayloadException mismatch(
      Schema schema, @Nullable Object value, String path) {
    String what = value == null ? "null" : "a " + value.getClass().getSimpleName();
    String expected = schema.getType() == Schema.Type.UNION ? schema.toString() : describe(schema);
    return new InvalidPayloadException(
        (path.isEmpty() ? "the payload" : path)
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
