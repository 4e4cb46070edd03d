package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.openedx.eventbus.tools.schema.Names;

/** Checks whether a JSON value is a valid default of a type (Avro specification, "Records"). */
final class DefaultCheck {
  private final NamedTypes types;

  /** Fields whose default is being checked. A field that occurs again would recurse infinitely. */
  private final Set<JsonNode> inProgress = Collections.newSetFromMap(new IdentityHashMap<>());

  DefaultCheck(NamedTypes types) {
    this.types = types;
  }

  boolean fits(JsonNode type, JsonNode value, String namespace) {
    if (type.isArray()) {
      for (JsonNode branch : type) {
        if (fits(branch, value, namespace)) {
          return true;
        }
      }
      return false;
    }
    if (type.isObject()) {
      return fitsDefinition(type, value, namespace);
    }
    NamedTypes.Definition named = types.find(type.asText(), namespace);
    return named != null
        ? fitsDefinition(named.node(), value, named.namespace())
        : fitsPrimitive(type.asText(), value);
  }

  private boolean fitsDefinition(JsonNode type, JsonNode value, String namespace) {
    JsonNode kind = type.path("type");
    if (!kind.isTextual()) {
      return fits(kind, value, namespace);
    }
    return switch (kind.asText()) {
      case "record", "error" -> fitsRecord(type, value, namespace);
      case "enum" -> value.isTextual() && contains(type.path("symbols"), value);
      case "fixed" -> isBytes(value) && value.asText().length() == type.path("size").asInt();
      case "array" -> value.isArray() && all(type.path("items"), value, namespace);
      case "map" -> value.isObject() && all(type.path("values"), value, namespace);
      default -> fits(kind, value, namespace);
    };
  }

  private boolean fitsRecord(JsonNode type, JsonNode value, String enclosing) {
    if (!value.isObject()) {
      return false;
    }
    String namespace = Names.namespaceOf(Names.fullName(type, enclosing));
    for (JsonNode field : type.path("fields")) {
      JsonNode given = value.path(field.path("name").asText());
      if (given.isMissingNode()
          ? !fitsOwnDefault(field, namespace)
          : !fits(field.path("type"), given, namespace)) {
        return false;
      }
    }
    return true;
  }

  private boolean fitsOwnDefault(JsonNode field, String namespace) {
    if (!field.has("default") || !inProgress.add(field)) {
      return false;
    }
    try {
      return fits(field.path("type"), field.path("default"), namespace);
    } finally {
      inProgress.remove(field);
    }
  }

  private boolean all(JsonNode type, JsonNode values, String namespace) {
    for (JsonNode value : values) {
      if (!fits(type, value, namespace)) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(JsonNode symbols, JsonNode value) {
    for (JsonNode symbol : symbols) {
      if (symbol.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBytes(JsonNode value) {
    return value.isTextual() && value.asText().chars().allMatch(c -> c <= 0xFF);
  }

  private static boolean fitsPrimitive(String type, JsonNode value) {
    return switch (type) {
      case "null" -> value.isNull();
      case "boolean" -> value.isBoolean();
      case "int" -> value.isIntegralNumber() && value.canConvertToInt();
      case "long" -> value.isIntegralNumber() && value.canConvertToLong();
      case "float" -> value.isNumber() && Float.isFinite(value.floatValue());
      case "double" -> value.isNumber() && Double.isFinite(value.doubleValue());
      case "bytes" -> isBytes(value);
      case "string" -> value.isTextual();
      default -> false;
    };
  }
}
