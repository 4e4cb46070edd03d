package org.openedx.eventbus.avro;

import org.apache.avro.Schema;

/**
 * The schema of one event type as it stands on the wire: the exact text that is registered, and the
 * schema to read with, which may know defaults for fields that older events lack ("absent" in the
 * contract). Immutable.
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
   * @param text the registered text, a JSON schema of a record
   * @throws InvalidSchemaException when it is not a record schema
   */
  public static WireSchema of(String text) {
    Schema schema = SchemaTexts.parse(text);
    requireRecord(schema);
    return new WireSchema(text, schema, schema);
  }

  /**
   * @param text the registered text
   * @param readerText the same with the defaults that only a reader may use
   */
  public static WireSchema of(String text, String readerText) {
    Schema schema = SchemaTexts.parse(text);
    requireRecord(schema);
    return new WireSchema(text, schema, SchemaTexts.parse(readerText));
  }

  private static void requireRecord(Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      throw new InvalidSchemaException("an event's schema must be a record, not " + schema);
    }
  }

  /** The text to register, byte for byte. */
  public String text() {
    return text;
  }

  /** What is written. */
  public Schema schema() {
    return schema;
  }

  /** What to read with: the same fields, with the reader's own defaults. */
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
