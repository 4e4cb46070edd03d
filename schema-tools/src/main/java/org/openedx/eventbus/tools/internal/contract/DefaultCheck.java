package org.openedx.eventbus.tools.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.internal.schema.Names;

/** Checks whether a JSON value is a valid default of a type (Avro specification, "Records"). */
public final class DefaultCheck {
  private final NamedTypes types;
  private final boolean firstBranchOnly;

  /** Fields whose default is being checked. A field that occurs again would recurse infinitely. */
  private final Set<JsonNode> inProgress = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Creates a check that accepts values of any branch of a union. */
  DefaultCheck(NamedTypes types, boolean firstBranchOnly) {
    this.types = types;
    this.firstBranchOnly = firstBranchOnly;
  }

  /**
   * Creates a check that accepts only values of the first branch of each union, and defaults of
   * fields inside without checking them.
   *
   * @param definitions the definitions of the named types, by full name
   */
  public static DefaultCheck ofFirstBranches(Map<String, JsonNode> definitions) {
    NamedTypes types = new NamedTypes();
    definitions.forEach(types::define);
    return new DefaultCheck(types, true);
  }

  /** Returns whether a value is a valid default of a type. */
  public boolean fits(JsonNode type, JsonNode value, String namespace) {
    if (type.isArray()) {
      return firstBranchOnly
          ? type.isEmpty() || fits(type.get(0), value, namespace)
          : type.valueStream().anyMatch(branch -> fits(branch, value, namespace));
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
      case "enum" ->
          value.isTextual() && type.path("symbols").valueStream().anyMatch(value::equals);
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
    if (!field.has("default")) {
      return false;
    }
    if (firstBranchOnly) {
      return true;
    }
    if (!inProgress.add(field)) {
      return false; // the default contains itself
    }
    try {
      return fits(field.path("type"), field.path("default"), namespace);
    } finally {
      inProgress.remove(field);
    }
  }

  private boolean all(JsonNode type, JsonNode values, String namespace) {
    return values.valueStream().allMatch(value -> fits(type, value, namespace));
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

  /** Named types that a schema has defined so far, by name (Avro 1.12 specification, "Names"). */
  static final class NamedTypes {
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
}
