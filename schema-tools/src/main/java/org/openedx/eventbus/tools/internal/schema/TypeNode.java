package org.openedx.eventbus.tools.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Type and its position: a definition, or a reference by name to a definition. A reference returns
 * the values of its definition, except for {@link #pointer} and {@link #json}. Types can contain
 * themselves through a reference.
 */
public final class TypeNode {
  private final String pointer;
  private final JsonNode json;
  private TypeKind kind;
  private String fullName;
  private @Nullable TypeNode definition;
  private final List<FieldNode> fields = new ArrayList<>();
  private final List<TypeNode> parts = new ArrayList<>();
  private List<String> aliases = List.of();

  /** Creates a definition. */
  TypeNode(TypeKind kind, String pointer, JsonNode json, String fullName) {
    this.kind = kind;
    this.pointer = pointer;
    this.json = json;
    this.fullName = fullName;
  }

  /** Creates a reference to a definition. */
  TypeNode(String pointer, JsonNode json, TypeNode definition) {
    this(definition.kind, pointer, json, definition.fullName);
    this.definition = definition;
  }

  /** Turns an unknown name into a reference to a definition that follows it. */
  void resolveTo(TypeNode later) {
    kind = later.kind;
    fullName = later.fullName;
    definition = later;
  }

  void add(FieldNode field) {
    fields.add(field);
  }

  void add(TypeNode part) {
    parts.add(part);
  }

  void aliases(List<String> fullNames) {
    aliases = List.copyOf(fullNames);
  }

  public TypeKind kind() {
    return kind;
  }

  /** Returns the JSON pointer of this node; for a reference, the pointer of the reference. */
  public String pointer() {
    return pointer;
  }

  /**
   * Returns the JSON of this node: a string for a reference or a primitive, else an object or
   * array.
   */
  public JsonNode json() {
    return json;
  }

  /** Returns the definition of the type: this node, or the target of the reference. */
  public TypeNode definition() {
    return definition == null ? this : definition;
  }

  public boolean isReference() {
    return definition != null;
  }

  /** Returns the full name of a record, enum, fixed type or unknown type; else an empty string. */
  public String fullName() {
    return fullName;
  }

  /** Returns the aliases of the type, as full names. */
  public List<String> aliases() {
    return definition().aliases;
  }

  /** Returns the fields of a record in their order; empty for other types. */
  public List<FieldNode> fields() {
    return Collections.unmodifiableList(definition().fields);
  }

  public Optional<FieldNode> field(String name) {
    return definition().fields.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** Returns the branches of a union in their order; empty for other types. */
  public List<TypeNode> branches() {
    return kind == TypeKind.UNION ? Collections.unmodifiableList(parts) : List.of();
  }

  /**
   * Returns the type of an array's items or a map's values; empty for other types, or if missing.
   */
  public Optional<TypeNode> element() {
    return kind == TypeKind.UNION ? Optional.empty() : parts.stream().findFirst();
  }

  /** Returns the symbols of an enum in their order; empty for other types. */
  public List<String> symbols() {
    return kind == TypeKind.ENUM
        ? attribute("symbols").valueStream().map(JsonNode::asText).toList()
        : List.of();
  }

  /** Returns the number of bytes of a fixed type; 0 for other types. */
  public int size() {
    return kind == TypeKind.FIXED ? attribute("size").asInt() : 0;
  }

  /** Returns the logical type as written, known to Avro or not. */
  public Optional<String> logicalType() {
    return Optional.ofNullable(attribute("logicalType").textValue());
  }

  /** Returns an attribute of the definition; a missing node if there is none. */
  public JsonNode attribute(String name) {
    return definition().json.path(name);
  }

  /** Returns the type for messages, for example {@code CartData} or {@code [null, string]}. */
  public String describe() {
    return switch (kind) {
      case ARRAY -> "array of " + element().map(TypeNode::describe).orElse("an unknown type");
      case MAP -> "map of " + element().map(TypeNode::describe).orElse("an unknown type");
      case UNION -> "[" + String.join(", ", parts.stream().map(TypeNode::describe).toList()) + "]";
      case RECORD, ENUM, FIXED -> Names.simpleName(fullName);
      case UNKNOWN -> fullName.isEmpty() ? "an unknown type" : fullName;
      default -> kind.text();
    };
  }

  @Override
  public String toString() {
    return describe() + " at " + pointer;
  }
}
