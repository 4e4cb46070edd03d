package org.openedx.eventbus.codec.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.internal.DottedNames;

/**
 * Path of the payload field that becomes the record's key, for example {@code user.pii.username}.
 *
 * <p>Avro encodes a primitive in the same way at any position, so the key is copied from the
 * encoded value. This needs no getters and no reflection, and works for every payload class.
 * Immutable.
 */
public record KeyPath(String path, Schema.Type type, String fieldName, List<Schema> before) {

  /**
   * Resolves a dotted path.
   *
   * @throws InvalidKeyPathException if a field of the path does not exist or is optional, or if the
   *     last field is not a primitive. Python's producer would fail at the first send.
   */
  public static KeyPath of(WireSchema schema, String path) {
    return of(schema.schema(), path);
  }

  /**
   * Resolves a dotted path in a schema that is not registered yet.
   *
   * @throws InvalidKeyPathException as for {@link #of(WireSchema, String)}
   */
  public static KeyPath of(Schema schema, String path) {
    List<Schema> before = new ArrayList<>();
    Schema record = schema;
    List<String> names = DottedNames.parts(path);
    for (int i = 0; ; i++) {
      Schema.Field field = record.getField(names.get(i));
      if (field == null) {
        List<String> fields = record.getFields().stream().map(Schema.Field::name).toList();
        String why = "'%s' is not a field of %s, which has %s";
        throw invalid(schema, path, why.formatted(names.get(i), record.getName(), fields));
      }
      record.getFields().stream().limit(field.pos()).map(Schema.Field::schema).forEach(before::add);
      boolean last = i == names.size() - 1;
      Schema.Type type = field.schema().getType();
      if (type == Schema.Type.UNION) {
        throw invalid(schema, path, "'" + names.get(i) + "' is optional, but a key is required");
      }
      if (last ? !isPrimitive(type) : type != Schema.Type.RECORD) {
        String why = "'%s' is of type %s, not a " + (last ? "primitive" : "record");
        throw invalid(schema, path, why.formatted(names.get(i), type.getName()));
      }
      if (last) {
        return new KeyPath(path, type, field.name(), List.copyOf(before));
      }
      record = field.schema();
    }
  }

  private static InvalidKeyPathException invalid(Schema schema, String path, String why) {
    return new InvalidKeyPathException(
        String.format(
            "key path '%s' of %s: %s. A key path must lead through records to a required primitive"
                + " field",
            path, schema.getNamespace(), why));
  }

  private static boolean isPrimitive(Schema.Type type) {
    return switch (type) {
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES -> true;
      default -> false;
    };
  }

  /** Returns Avro's name of the key's type, for example {@code string}. */
  public String primitive() {
    return type.getName();
  }

  /** Returns the key's schema as Python registers it: the primitive type with the field's name. */
  public String schemaText() {
    return "{\"name\": \"" + fieldName + "\", \"type\": \"" + primitive() + "\"}";
  }

  /**
   * Copies the key from a framed value.
   *
   * @param framedValue a value whose Avro data starts after {@link WireFrame#HEADER_SIZE} bytes
   * @return the key with an empty frame, whose schema id the caller sets
   */
  public byte[] extractKey(byte[] framedValue) {
    AvroReader in = new AvroReader(framedValue, WireFrame.HEADER_SIZE);
    for (Schema schema : before) {
      AvroSkipper.skip(schema, in);
    }
    int start = in.position();
    AvroSkipper.skipPrimitive(type, in);
    int length = in.position() - start;
    byte[] key = new byte[WireFrame.HEADER_SIZE + length];
    System.arraycopy(framedValue, start, key, WireFrame.HEADER_SIZE, length);
    return key;
  }

  @Override
  public String toString() {
    return path;
  }
}
