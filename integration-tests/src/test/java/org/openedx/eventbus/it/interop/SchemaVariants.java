package org.openedx.eventbus.it.interop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Other texts of a schema with the same meaning, as other tools write them. */
final class SchemaVariants {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SchemaVariants() {}

  /** Adds white space and line breaks. */
  static String withWhiteSpace(String text) {
    return tree(text).toPrettyString();
  }

  /** Reverses the order of attributes. */
  static String reversed(String text) {
    return reversed(tree(text)).toString();
  }

  /** Adds a doc to each record, and a property unknown to Avro to each field. */
  static String annotated(String text) {
    JsonNode tree = tree(text);
    for (JsonNode record : tree.findParents("fields")) {
      ((ObjectNode) record).put("doc", "Another client's doc").put("owner", "another team");
      record.path("fields").forEach(field -> ((ObjectNode) field).put("note", 1));
    }
    return tree.toString();
  }

  /** Returns the primitive type of the field, for example {@code "string"}. */
  static String bareKey(String text) {
    return tree(text).path("type").toString();
  }

  private static JsonNode reversed(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(each -> copy.add(reversed(each)));
      return copy;
    }
    if (node instanceof ObjectNode object) {
      List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(object.properties());
      Collections.reverse(entries);
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      entries.forEach(each -> copy.set(each.getKey(), reversed(each.getValue())));
      return copy;
    }
    return node;
  }

  private static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
