package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.schema.Names;

/** Named types that a schema has defined so far, by name (Avro 1.12 specification, "Names"). */
final class NamedTypes {
  static final Set<String> PRIMITIVES =
      Set.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");

  /** Definition of a type, and the namespace of the simple names inside it. */
  record Definition(JsonNode node, String namespace) {}

  private final Map<String, Definition> definitions = new HashMap<>();

  /** Adds a definition. Returns false if the name is already defined. */
  boolean define(String fullName, JsonNode node) {
    Definition definition = new Definition(node, Names.namespaceOf(fullName));
    return definitions.putIfAbsent(fullName, definition) == null;
  }

  @Nullable Definition find(String name, String namespace) {
    return definitions.get(Names.fullName(name, namespace));
  }

  /** Returns all defined names. */
  Set<String> known() {
    return definitions.keySet();
  }
}
