package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.WireSchema;

/**
 * Parses schemas without validating names and defaults. The result can lack docs, and properties
 * unknown to Avro. Use it to compare schemas, not to generate code.
 */
public final class LenientSchema {
  private LenientSchema() {}

  /**
   * Parses the schema in a JSON text.
   *
   * @throws InvalidSchemaException if the text is not an Avro schema
   */
  public static Schema of(JsonSource source) {
    return PlainSchema.of(source.root()).orElseGet(() -> WireSchema.parse(source.text()));
  }

  static Schema of(JsonNode json) {
    return PlainSchema.of(json).orElseGet(() -> WireSchema.parse(json.toString()));
  }
}
