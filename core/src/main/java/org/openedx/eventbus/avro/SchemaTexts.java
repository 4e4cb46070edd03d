package org.openedx.eventbus.avro;

import java.util.Objects;
import java.util.Optional;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/**
 * Lenient parsing and semantic comparison of Avro schemas. For example {@code
 * SchemaTexts.semanticallyEqual(SchemaTexts.parse(registered), type.schema().schema())}.
 */
public final class SchemaTexts {
  private SchemaTexts() {}

  /**
   * {@return a schema, whose names and default values are not validated}
   *
   * <p>Names are not validated because one namespace of Open edX contains a hyphen. Defaults are
   * not validated because a registered schema can no longer be changed. Strict validation is the
   * task of the schema tools.
   *
   * @param text the schema in JSON
   * @throws InvalidSchemaException if the text is not a schema
   */
  public static Schema parse(String text) {
    Objects.requireNonNull(text, "text");
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
   * {@return the first violation of Avro's strict rules, for example an invalid name or default
   * value; empty if there is none}
   *
   * @param text the schema in JSON, which {@link #parse} accepts
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
   * {@return whether two schemas are interchangeable} Then both encode the same bytes, and every
   * reader resolves them in the same way.
   *
   * <p>Compares names, fields, types, defaults, enum defaults, aliases, orders and logical types.
   * Ignores docs and properties that Avro does not define.
   *
   * @param one a schema
   * @param other the schema to compare it with
   */
  public static boolean semanticallyEqual(Schema one, Schema other) {
    Objects.requireNonNull(one, "one");
    Objects.requireNonNull(other, "other");
    return new SchemaEquality().same(one, other);
  }
}
