package org.openedx.eventbus.tools.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Field of a record and its position.
 *
 * @param name the name of the field
 * @param pointer the JSON pointer of the field's object, for example {@code /fields/0}
 * @param json the field's object
 * @param type the type of the field
 */
public record FieldNode(String name, String pointer, JsonNode json, TypeNode type) {

  /** Returns the default, which can be a JSON null; empty if there is none. */
  public Optional<JsonNode> defaultValue() {
    return json.has("default") ? Optional.of(json.get("default")) : Optional.empty();
  }

  /** Returns the aliases of the field. */
  public List<String> aliases() {
    return SchemaTree.texts(json.path("aliases"));
  }

  /** Returns an attribute of the field; a missing node if there is none. */
  public JsonNode attribute(String attribute) {
    return json.path(attribute);
  }
}
