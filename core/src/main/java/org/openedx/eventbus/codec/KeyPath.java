package org.openedx.eventbus.codec;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroValues;
import org.openedx.eventbus.avro.WireSchema;

/**
 * The field of a payload that is its record's key, such as {@code user.pii.username}.
 *
 * <p>A primitive has the same bytes wherever it stands, so the key is cut out of the encoded value:
 * no getters, no reflection, and the same for every kind of payload. Immutable, thread-safe.
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
   * @throws InvalidKeyPathException when a part of it does not exist, is optional, or the last one
   *     is not a primitive: Python's producer fails on those at the first send
   */
  public static KeyPath of(WireSchema schema, String path) {
    return of(schema.schema(), path);
  }

  /** The same for a schema that is not registered yet. */
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
            "'"
                + names[i]
                + "' is not a field of "
                + record.getName()
                + ", which has "
                + record.getFields().stream().map(Schema.Field::name).toList());
      }
      record.getFields().stream().limit(field.pos()).map(Schema.Field::schema).forEach(before::add);
      boolean last = i == names.length - 1;
      Schema type = field.schema();
      if (type.getType() == Schema.Type.UNION) {
        throw invalid(schema, path, "'" + names[i] + "' is optional, and a key is always needed");
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
    throw invalid(schema, path, "it is empty");
  }

  private static InvalidKeyPathException invalid(Schema schema, String path, String why) {
    return new InvalidKeyPathException(
        "key path '"
            + path
            + "' of "
            + schema.getNamespace()
            + ": "
            + why
            + ". A key path leads through records to a required primitive");
  }

  private static boolean isPrimitive(Schema.Type type) {
    return switch (type) {
      case BOOLEAN, INT, LONG, FLOAT, DOUBLE, STRING, BYTES -> true;
      default -> false;
    };
  }

  /** Avro's name of the key's type, {@code string} for most. */
  public String primitive() {
    return primitive.getName();
  }

  /** The key's schema as Python registers it: the field's own name around the primitive. */
  public String schemaText() {
    return "{\"name\": \"" + fieldName + "\", \"type\": \"" + primitive() + "\"}";
  }

  /**
   * The key of a framed value, framed itself, its id still to be set.
   *
   * @param framedValue a value whose Avro data begins after {@link WireFrame#HEADER_SIZE} bytes
   */
  public byte[] cutFrom(byte[] framedValue) {
    AvroReader in = new AvroReader(framedValue, WireFrame.HEADER_SIZE);
    for (Schema schema : before) {
      AvroValues.skip(schema, in);
    }
    int start = in.position();
    AvroValues.skipPrimitive(primitive, in);
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
