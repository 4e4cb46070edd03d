package org.openedx.eventbus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;

/** Makes of a schema one that must not be. */
final class BreakingChange {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private BreakingChange() {}

  /** The schema without any field of that name. */
  static String without(String schema, String field) {
    try {
      JsonNode root = MAPPER.readTree(schema);
      remove(root, field);
      return root.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a schema: " + schema, e);
    }
  }

  private static void remove(JsonNode node, String field) {
    for (Iterator<JsonNode> each = node.path("fields").iterator(); each.hasNext(); ) {
      if (each.next().path("name").asText().equals(field)) {
        each.remove();
      }
    }
    node.forEach(child -> remove(child, field));
  }
}
