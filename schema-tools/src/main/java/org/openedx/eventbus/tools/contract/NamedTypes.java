package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.schema.Names;

/**
 * The named types a schema has defined so far, and how names are looked up (Avro 1.12, "Names").
 */
final class NamedTypes {
  static final Set<String> PRIMITIVES =
      Set.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");

  /** A definition and the namespace that bare names inside it belong to. */
  record Definition(JsonNode node, String namespace) {}

  private final Map<String, Definition> definitions = new HashMap<>();

  /** False when the name is taken. */
  boolean define(String fullName, JsonNode node) {
    Definition definition = new Definition(node, Names.namespaceOf(fullName));
    return definitions.putIfAbsent(fullName, definition) == null;
  }

  @Nullable Definition find(String name, String namespace) {
    return definitions.get(Names.fullName(name, namespace));
  }

  /** The names known, for suggestions. */
  Set<String> known() {
    return definitions.keySet();
  }
}
