package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes the text to register out of a contract: our properties are left out wherever a schema or a
 * field stands, and nowhere else. A default value or another tool's property may hold an {@code
 * "about"} of its own.
 */
public final class WireText {
  private final boolean reader;

  private WireText(boolean reader) {
    this.reader = reader;
  }

  /** What is registered for a contract, be it valid or not. */
  public static String wire(JsonNode contract) {
    return PythonJson.dumps(new WireText(false).schema(contract));
  }

  /** The same with each {@code absent} as the field's default. */
  static String reader(JsonNode contract) {
    return PythonJson.dumps(readerJson(contract));
  }

  static JsonNode readerJson(JsonNode contract) {
    return new WireText(true).schema(contract);
  }

  private JsonNode schema(JsonNode node) {
    if (node instanceof ArrayNode branches) {
      return each(branches, false);
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = withoutOurs(object);
    for (String nested : new String[] {"type", "items", "values"}) {
      if (copy.has(nested)) {
        copy.set(nested, schema(copy.get(nested)));
      }
    }
    if (copy.get("fields") instanceof ArrayNode fields) {
      copy.set("fields", each(fields, true));
    }
    return copy;
  }

  private ArrayNode each(ArrayNode nodes, boolean fields) {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode();
    nodes.forEach(node -> copy.add(fields ? field(node) : schema(node)));
    return copy;
  }

  private JsonNode field(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = withoutOurs(object);
    if (copy.has("type")) {
      copy.set("type", schema(copy.get("type")));
    }
    JsonNode absent = object.get(OurProperties.ABSENT);
    if (reader && absent != null) {
      copy.set("default", absent);
    }
    return copy;
  }

  private static ObjectNode withoutOurs(ObjectNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(
            property -> {
              if (!OurProperties.ALL.contains(property.getKey())) {
                copy.set(property.getKey(), property.getValue());
              }
            });
    return copy;
  }
}
