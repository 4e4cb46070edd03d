package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The named types a schema has defined so far, and how names are looked up (Avro 1.12, "Names").
 */
final class NamedTypes {
  static final Set<String> PRIMITIVES =
      Set.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");

  /** A definition and the namespace that bare names inside it belong to. */
  record Definition(JsonNode node, String namespace) {}

  private final Map<String, Definition> definitions = new HashMap<>();

  /** The full name of a definition that stands in {@code namespace}. */
  static String fullName(JsonNode definition, String namespace) {
    String name = definition.path("name").asText();
    if (name.contains(".")) {
      return name;
    }
    String own = definition.has("namespace") ? definition.path("namespace").asText() : namespace;
    return own.isEmpty() ? name : own + "." + name;
  }

  static String namespaceOf(String fullName) {
    int dot = fullName.lastIndexOf('.');
    return dot < 0 ? "" : fullName.substring(0, dot);
  }

  /** False when the name is taken. */
  boolean define(String fullName, JsonNode node) {
    Definition definition = new Definition(node, namespaceOf(fullName));
    return definitions.putIfAbsent(fullName, definition) == null;
  }

  @Nullable Definition find(String name, String namespace) {
    if (name.contains(".") || namespace.isEmpty()) {
      return definitions.get(name);
    }
    return definitions.get(namespace + "." + name);
  }

  /** The names known, for suggestions. */
  Set<String> known() {
    return definitions.keySet();
  }
}
