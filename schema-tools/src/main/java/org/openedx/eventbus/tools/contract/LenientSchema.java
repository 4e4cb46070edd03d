package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.SchemaTexts;

/**
 * What Avro's parser makes of a schema when neither names nor defaults are judged; docs, and
 * properties that mean nothing to Avro, may be missing. For comparing, not for generating.
 */
public final class LenientSchema {
  private LenientSchema() {}

  /**
   * The schema that a source holds.
   *
   * @throws InvalidSchemaException when Avro cannot make a schema of it
   */
  public static Schema of(JsonSource source) {
    return PlainSchema.of(source.root()).orElseGet(() -> SchemaTexts.parse(source.text()));
  }

  static Schema of(JsonNode json) {
    return PlainSchema.of(json).orElseGet(() -> SchemaTexts.parse(json.toString()));
  }
}
