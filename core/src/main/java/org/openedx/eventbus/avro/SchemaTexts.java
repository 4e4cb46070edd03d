package org.openedx.eventbus.avro;

import java.util.Optional;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** Parses schema texts leniently and tells whether two texts mean the same. */
public final class SchemaTexts {
  private SchemaTexts() {}

  /**
   * Parses a text as whoever wrote it meant it. Names are not checked, because Open edX has one
   * namespace with a hyphen in it, and defaults are not checked, because what is registered already
   * is a fact; the strict look belongs to the schema tools.
   *
   * @throws InvalidSchemaException when the text is not a schema
   */
  public static Schema parse(String text) {
    try {
      Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION);
      parser.setValidateDefaults(false);
      return parser.parse(text);
    } catch (RuntimeException e) {
      // Avro has no one exception for this: an unknown type, for one, is a NullPointerException.
      throw new InvalidSchemaException("not an Avro schema: " + e.getMessage(), e);
    }
  }

  /**
   * What Avro itself finds wrong with a text that {@link #parse} takes: a name or a default. Absent
   * where it finds nothing.
   *
   * @throws InvalidSchemaException when the text is not a schema
   */
  public static Optional<String> strictFault(String text) {
    parse(text);
    try {
      new Schema.Parser().parse(text);
      return Optional.empty();
    } catch (RuntimeException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * True when two schemas write the same bytes and are resolved the same by every reader: equal
   * names, fields, types, defaults, enum defaults, aliases, orders and logical types. Docs and
   * properties that Avro does not know do not count.
   */
  public static boolean sameMeaning(Schema one, Schema other) {
    return new SchemaMeaning().same(one, other);
  }
}
