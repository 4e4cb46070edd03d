package org.openedx.eventbus.avro;

import java.util.Optional;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** Lenient parsing and semantic comparison of Avro schemas. */
public final class SchemaTexts {
  private SchemaTexts() {}

  /**
   * Parses a schema without validating names and default values.
   *
   * <p>Names are not validated because one namespace of Open edX contains a hyphen. Defaults are
   * not validated because a registered schema can no longer be changed. Strict validation is the
   * task of the schema tools.
   *
   * @throws InvalidSchemaException if the text is not a schema
   */
  public static Schema parse(String text) {
    try {
      Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION);
      parser.setValidateDefaults(false);
      return parser.parse(text);
    } catch (RuntimeException e) {
      // Avro throws different exceptions, for example NullPointerException for an unknown type.
      throw new InvalidSchemaException("not an Avro schema: " + e.getMessage(), e);
    }
  }

  /**
   * Returns the first violation of Avro's strict rules in a schema that {@link #parse} accepts, for
   * example an invalid name or default value. Empty if there is none.
   *
   * @throws InvalidSchemaException if the text is not a schema
   */
  public static Optional<String> strictViolation(String text) {
    parse(text);
    try {
      new Schema.Parser().parse(text);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Returns whether two schemas are interchangeable: both encode the same bytes and every reader
   * resolves them in the same way.
   *
   * <p>Compares names, fields, types, defaults, enum defaults, aliases, orders and logical types.
   * Ignores docs and properties that Avro does not define.
   */
  public static boolean semanticallyEqual(Schema one, Schema other) {
    return new SchemaEquality().same(one, other);
  }
}
