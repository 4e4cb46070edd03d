package org.openedx.eventbus.tools.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;

/** Resolves full names of types (Avro 1.12 specification, "Names"). */
public final class Names {
  private Names() {}

  /** Returns the full name of a definition inside {@code namespace}. */
  public static String fullName(JsonNode definition, String namespace) {
    JsonNode own = definition.path("namespace");
    return fullName(definition.path("name").asText(), own.isTextual() ? own.asText() : namespace);
  }

  /** Returns the full name of a name that is used inside {@code namespace}. */
  public static String fullName(String name, String namespace) {
    return name.contains(".") || namespace.isEmpty() ? name : namespace + "." + name;
  }

  /** Returns the part before the last dot; empty if there is no dot. */
  public static String namespaceOf(String fullName) {
    int dot = fullName.lastIndexOf('.');
    return dot < 0 ? "" : fullName.substring(0, dot);
  }

  /** Returns the part after the last dot. */
  public static String simpleName(String fullName) {
    return fullName.substring(fullName.lastIndexOf('.') + 1);
  }
}
