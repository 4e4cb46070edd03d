package org.openedx.eventbus.tools.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Creates the text to register from a contract. Removes the contract's properties from schemas and
 * fields only: a default value or a property of another tool can contain a key such as {@code
 * "about"} too.
 */
public final class WireText {
  private final boolean reader;

  private WireText(boolean reader) {
    this.reader = reader;
  }

  /** Returns the text to register for a contract, valid or not. */
  public static String wire(JsonNode contract) {
    return PythonJson.dumps(new WireText(false).schema(contract));
  }

  /** Returns the text to register, with each {@code absent} value as the default of its field. */
  public static String reader(JsonNode contract) {
    return PythonJson.dumps(readerJson(contract));
  }

  /** Returns the JSON of {@link #reader}. */
  public static JsonNode readerJson(JsonNode contract) {
    return new WireText(true).schema(contract);
  }

  private JsonNode schema(JsonNode node) {
    if (node instanceof ArrayNode branches) {
      return each(branches, false);
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = withoutContractProperties(object);
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
    ObjectNode copy = withoutContractProperties(object);
    if (copy.has("type")) {
      copy.set("type", schema(copy.get("type")));
    }
    JsonNode absent = object.get(ContractProperties.ABSENT);
    if (reader && absent != null) {
      copy.set("default", absent);
    }
    return copy;
  }

  private static ObjectNode withoutContractProperties(ObjectNode object) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    copy.setAll(object);
    return copy.remove(ContractProperties.ALL);
  }
}
