package org.openedx.eventbus.codec.internal;

import org.apache.avro.Schema;
import org.openedx.eventbus.avro.AvroDataException;
import org.openedx.eventbus.avro.AvroReader;

/**
 * Skips encoded values by their schema, without creating objects. Counts what has no bytes, so that
 * the work is limited whatever the schema is.
 */
final class AvroSkipper {
  /** Deepest nesting of records, arrays and maps; the JSON of it must be readable, too. */
  static final int MAX_DEPTH = 500;

  private AvroSkipper() {}

  /**
   * Skips one value and checks every length in it.
   *
   * @throws AvroDataException if the bytes are not a value of the schema
   */
  static void skip(Schema schema, AvroReader in) {
    skip(schema, in, 0);
  }

  private static void skip(Schema schema, AvroReader in, int depth) {
    switch (schema.getType()) {
      case RECORD -> skipRecord(schema, in, depth);
      case UNION -> skip(schema.getTypes().get(in.readIndex(schema.getTypes().size())), in, depth);
      case ENUM -> in.readIndex(schema.getEnumSymbols().size());
      case FIXED -> skipFixed(schema, in);
      case ARRAY -> skipBlocks(schema.getElementType(), false, in, depth);
      case MAP -> skipBlocks(schema.getValueType(), true, in, depth);
      default -> skipPrimitive(schema.getType(), in);
    }
  }

  private static void skipRecord(Schema schema, AvroReader in, int depth) {
    checkDepth(depth);
    int begin = in.position();
    for (Schema.Field field : schema.getFields()) {
      skip(field.schema(), in, depth + 1);
    }
    if (in.position() == begin) {
      in.countEmptyValue();
    }
  }

  private static void skipFixed(Schema schema, AvroReader in) {
    if (schema.getFixedSize() == 0) {
      in.countEmptyValue();
    }
    in.skip(schema.getFixedSize());
  }

  private static void skipBlocks(Schema items, boolean withKeys, AvroReader in, int depth) {
    checkDepth(depth);
    for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
      for (int i = 0; i < count; i++) {
        if (withKeys) {
          in.skipLengthPrefixed();
        }
        skip(items, in, depth + 1);
      }
    }
  }

  /**
   * Checks the nesting of a value.
   *
   * @throws AvroDataException if it is too deep
   */
  static void checkDepth(int depth) {
    if (depth >= MAX_DEPTH) {
      throw new AvroDataException("nested deeper than " + MAX_DEPTH + " levels");
    }
  }

  /** Skips one primitive value. */
  static void skipPrimitive(Schema.Type type, AvroReader in) {
    switch (type) {
      case BOOLEAN -> in.skip(1);
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.skip(4);
      case DOUBLE -> in.skip(8);
      case STRING, BYTES -> in.skipLengthPrefixed();
      case NULL -> in.countEmptyValue();
      default -> throw new IllegalArgumentException(type + " is not a primitive");
    }
  }
}
