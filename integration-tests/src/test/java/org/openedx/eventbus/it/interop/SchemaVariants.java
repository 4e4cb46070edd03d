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

/** Texts that mean the same as ours, as other tools would write them. */
final class SchemaVariants {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private SchemaVariants() {}

  /** Many blanks and line ends. */
  static String spacious(String text) {
    return tree(text).toPrettyString();
  }

  /** The attributes the other way round. */
  static String reversed(String text) {
    return reversed(tree(text)).toString();
  }

  /** Another doc on each record, and a property that Avro does not know on each field. */
  static String annotated(String text) {
    JsonNode tree = tree(text);
    for (JsonNode record : tree.findParents("fields")) {
      ((ObjectNode) record).put("doc", "Somebody else's words").put("owner", "another team");
      record.path("fields").forEach(field -> ((ObjectNode) field).put("note", 1));
    }
    return tree.toString();
  }

  /** The bare primitive instead of the field around it: {@code "string"}. */
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
