package org.openedx.eventbus.avro;

import org.apache.avro.Schema;

/** Walks encoded values by their schema without making objects of them. */
public final class AvroValues {
  private AvroValues() {}

  /**
   * Passes over one value, checking that every length in it fits.
   *
   * @throws MalformedAvroException when the bytes are not a value of the schema
   */
  public static void skip(Schema schema, AvroReader in) {
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

  /** Passes over one primitive value. */
  public static void skipPrimitive(Schema.Type type, AvroReader in) {
    switch (type) {
      case BOOLEAN -> in.skip(1);
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.skip(4);
      case DOUBLE -> in.skip(8);
      case STRING, BYTES -> in.skipLengthPrefixed();
      default -> {
        if (type != Schema.Type.NULL) {
          throw new IllegalArgumentException(type + " is not a primitive");
        }
      }
    }
  }
}
