package org.openedx.eventbus.tools.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** How full names come about (Avro 1.12 specification, "Names"). */
public final class Names {
  private Names() {}

  /** The full name of a definition that stands in {@code namespace}. */
  public static String fullName(JsonNode definition, String namespace) {
    JsonNode own = definition.path("namespace");
    return fullName(definition.path("name").asText(), own.isTextual() ? own.asText() : namespace);
  }

  /** The full name that a name has in {@code namespace}. */
  public static String fullName(String name, String namespace) {
    return name.contains(".") || namespace.isEmpty() ? name : namespace + "." + name;
  }

  /** All before the last dot; empty where there is none. */
  public static String namespaceOf(String fullName) {
    int dot = fullName.lastIndexOf('.');
    return dot < 0 ? "" : fullName.substring(0, dot);
  }

  /** All after the last dot. */
  public static String simpleName(String fullName) {
    return fullName.substring(fullName.lastIndexOf('.') + 1);
  }
}
