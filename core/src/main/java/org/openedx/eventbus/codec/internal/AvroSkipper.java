package org.openedx.eventbus.codec.internal;

import org.apache.avro.Schema;
import org.openedx.eventbus.avro.AvroDataException;
import org.openedx.eventbus.avro.AvroReader;

/** Skips encoded values by their schema, without creating objects. */
final class AvroSkipper {
  private AvroSkipper() {}

  /**
   * Skips one value and checks every length in it.
   *
   * @throws AvroDataException if the bytes are not a value of the schema
   */
  static void skip(Schema schema, AvroReader in) {
    switch (schema.getType()) {
      case RECORD -> schema.getFields().forEach(field -> skip(field.schema(), in));
      case UNION -> skip(schema.getTypes().get(in.readIndex(schema.getTypes().size())), in);
      case ENUM -> in.readIndex(schema.getEnumSymbols().size());
      case FIXED -> in.skip(schema.getFixedSize());
      case ARRAY -> {
        for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
          for (int i = 0; i < count; i++) {
            skip(schema.getElementType(), in);
          }
        }
      }
      case MAP -> {
        for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
          for (int i = 0; i < count; i++) {
            in.skipLengthPrefixed();
            skip(schema.getValueType(), in);
          }
        }
      }
      default -> skipPrimitive(schema.getType(), in);
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
      case NULL -> {}
      default -> throw new IllegalArgumentException(type + " is not a primitive");
    }
  }
}
