package org.openedx.eventbus.tools.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A record's field where it is written.
 *
 * @param name the field's name
 * @param pointer where the field's object stands
 * @param json the field's object
 * @param type the field's type
 */
public record FieldNode(String name, String pointer, JsonNode json, TypeNode type) {

  /** The default that the schema gives it, which may be a JSON null. */
  public Optional<JsonNode> defaultValue() {
    return json.has("default") ? Optional.of(json.get("default")) : Optional.empty();
  }

  /** The names it is also known by. */
  public List<String> aliases() {
    return SchemaTree.texts(json.path("aliases"));
  }

  /** An attribute of the field; a missing node where there is none. */
  public JsonNode attribute(String attribute) {
    return json.path(attribute);
  }
}
