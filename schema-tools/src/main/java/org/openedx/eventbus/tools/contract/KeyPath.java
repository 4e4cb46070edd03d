package org.openedx.eventbus.tools.contract;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Tells why a dotted path cannot be an event's key. */
final class KeyPath {
  private static final Set<Schema.Type> PRIMITIVES =
      Set.of(
          Schema.Type.STRING,
          Schema.Type.LONG,
          Schema.Type.INT,
          Schema.Type.BOOLEAN,
          Schema.Type.DOUBLE,
          Schema.Type.FLOAT,
          Schema.Type.BYTES);

  private KeyPath() {}

  static Optional<String> fault(String path, Schema root) {
    Schema schema = root;
    for (String step : path.split("\\.", -1)) {
      if (schema.getType() != Schema.Type.RECORD) {
        return fault(path, "the part before '" + step + "' is " + describe(schema));
      }
      Field field = schema.getField(step);
      if (field == null) {
        Set<String> names =
            schema.getFields().stream().map(Field::name).collect(Collectors.toSet());
        return fault(path, "there is no field '" + step + "'" + Suggestion.of(step, names));
      }
      schema = field.schema();
    }
    return PRIMITIVES.contains(schema.getType())
        ? Optional.empty()
        : fault(path, "the field is " + describe(schema));
  }

  private static Optional<String> fault(String path, String why) {
    return Optional.of(
        "the key '" + path + "' must lead through records to a required primitive: " + why);
  }

  private static String describe(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> schema.isNullable() ? "optional" : "a union";
      case ARRAY, ENUM -> "an " + schema.getType().getName();
      default -> "a " + schema.getType().getName();
    };
  }
}
