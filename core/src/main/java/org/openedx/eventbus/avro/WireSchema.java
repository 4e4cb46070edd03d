package org.openedx.eventbus.avro;

import java.util.Objects;
import org.apache.avro.Schema;

/**
 * Schema of one event type on the wire: the exact text to register, and the schema to read with.
 * The reader's schema may have additional defaults for fields that older events lack ("absent" in
 * the contract). Immutable.
 *
 * <p>For example {@code WireSchema.of("{\"type\": \"record\", \"name\": \"CloudEvent\", …}")}.
 */
public final class WireSchema {
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
    Schema schema = SchemaTexts.parse(text);
    requireRecord(schema);
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
    Schema schema = SchemaTexts.parse(text);
    requireRecord(schema);
    return new WireSchema(text, schema, SchemaTexts.parse(readerText));
  }

  private static void requireRecord(Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      throw new InvalidSchemaException("the schema of an event must be a record, but is " + schema);
    }
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
