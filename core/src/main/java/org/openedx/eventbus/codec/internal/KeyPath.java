package org.openedx.eventbus.codec.internal;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.WireSchema;

/**
 * Path of the payload field that becomes the record's key, for example {@code user.pii.username}.
 *
 * <p>Avro encodes a primitive in the same way at any position, so the key is copied from the
 * encoded value. This needs no getters and no reflection, and works for every payload class.
 * Immutable.
 */
public final class KeyPath {
  private final String path;
  private final Schema.Type primitive;
  private final String fieldName;
  private final List<Schema> before;

  private KeyPath(String path, Schema.Type primitive, String fieldName, List<Schema> before) {
    this.path = path;
    this.primitive = primitive;
    this.fieldName = fieldName;
    this.before = List.copyOf(before);
  }

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
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length; i++) {
      Schema.Field field = record.getField(names[i]);
      if (field == null) {
        throw invalid(
            schema,
            path,
            String.format(
                "'%s' is not a field of %s, which has %s",
                names[i],
                record.getName(),
                record.getFields().stream().map(Schema.Field::name).toList()));
      }
      record.getFields().stream().limit(field.pos()).map(Schema.Field::schema).forEach(before::add);
      boolean last = i == names.length - 1;
      Schema type = field.schema();
      if (type.getType() == Schema.Type.UNION) {
        throw invalid(schema, path, "'" + names[i] + "' is optional, but a key is required");
      }
      if (last) {
        if (!isPrimitive(type.getType())) {
          throw invalid(
              schema,
              path,
              "'" + names[i] + "' is of type " + type.getType().getName() + ", not a primitive");
        }
        return new KeyPath(path, type.getType(), field.name(), before);
      }
      if (type.getType() != Schema.Type.RECORD) {
        throw invalid(
            schema,
            path,
            "'" + names[i] + "' is of type " + type.getType().getName() + ", not a record");
      }
      record = type;
    }
    throw invalid(schema, path, "the path is empty");
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
    return primitive.getName();
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
    AvroSkipper.skipPrimitive(primitive, in);
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
