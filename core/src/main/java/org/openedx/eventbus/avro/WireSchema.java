package org.openedx.eventbus.avro;

import java.util.Objects;
import java.util.Optional;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;
import org.openedx.eventbus.internal.SafeText;

/**
 * Schema of one event type on the wire: the exact text to register, and the schema to read with.
 * The reader's schema may have additional defaults for fields that older events lack ("absent" in
 * the contract). Immutable.
 *
 * <p>For example {@code WireSchema.of("{\"type\": \"record\", \"name\": \"CloudEvent\", …}")}.
 */
public final class WireSchema {
  /** Limit of a text: a parsed schema takes ten times its memory. */
  private static final int MAX_LENGTH = 4 << 20;

  private static final int MAX_MESSAGE = 1_000;

  private final String text;
  private final Schema schema;
  private final Schema readerSchema;

  private WireSchema(String text, Schema schema, Schema readerSchema) {
    this.text = text;
    this.schema = schema;
    this.readerSchema = readerSchema;
  }

  /**
   * {@return a schema whose reader's schema is the same}
   *
   * @param text the text to register, an Avro schema of a record in JSON
   * @throws InvalidSchemaException if the text is not the schema of a record
   */
  public static WireSchema of(String text) {
    Schema schema = parseRecord(text);
    return new WireSchema(text, schema, schema);
  }

  /**
   * {@return a schema with a separate reader's schema}
   *
   * @param text the text to register, an Avro schema of a record in JSON
   * @param readerText the same schema with the additional defaults of the reader
   * @throws InvalidSchemaException if one of the texts is not a schema
   */
  public static WireSchema of(String text, String readerText) {
    Objects.requireNonNull(readerText, "readerText");
    return new WireSchema(text, parseRecord(text), parse(readerText));
  }

  private static Schema parseRecord(String text) {
    Schema schema = parse(text);
    if (schema.getType() != Schema.Type.RECORD) {
      throw new InvalidSchemaException(
          "the schema of an event must be a record, but is of type " + schema.getType().getName());
    }
    return schema;
  }

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
    if (text.length() > MAX_LENGTH) {
      throw new InvalidSchemaException(
          "not an Avro schema: longer than " + MAX_LENGTH + " characters");
    }
    try {
      Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION);
      parser.setValidateDefaults(false);
      return parser.parse(text);
    } catch (RuntimeException e) {
      // Avro throws different exceptions, for example NullPointerException for an unknown type.
      throw new InvalidSchemaException("not an Avro schema: " + shown(e), e);
    } catch (StackOverflowError e) {
      throw new InvalidSchemaException("not an Avro schema: nested too deeply", e);
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
      return Optional.of(shown(e));
    }
  }

  /** Returns a message of Avro, which quotes the schema. */
  private static String shown(RuntimeException e) {
    return SafeText.escape(String.valueOf(e.getMessage()), MAX_MESSAGE);
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

  /** {@return the exact text to register} */
  public String text() {
    return text;
  }

  /** {@return the schema that events are written with} */
  public Schema schema() {
    return schema;
  }

  /** {@return the schema that events are read with: the same fields, with the reader's defaults} */
  public Schema readerSchema() {
    return readerSchema;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WireSchema that
        && text.equals(that.text)
        && readerSchema.equals(that.readerSchema);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return schema.getFullName();
  }
}
