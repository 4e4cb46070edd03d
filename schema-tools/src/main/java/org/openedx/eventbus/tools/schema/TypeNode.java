package org.openedx.eventbus.tools.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A type where it is written: a definition, or a reference by name to one. A reference answers as
 * its definition does, but for {@link #pointer}. Types may contain themselves through a reference.
 */
public final class TypeNode {
  private final String pointer;
  private final JsonNode json;
  private Kind kind;
  private String fullName;
  private @Nullable TypeNode definition;
  private final List<FieldNode> fields = new ArrayList<>();
  private final List<TypeNode> parts = new ArrayList<>();
  private List<String> aliases = List.of();

  private TypeNode(
      Kind kind, String pointer, JsonNode json, String fullName, @Nullable TypeNode definition) {
    this.kind = kind;
    this.pointer = pointer;
    this.json = json;
    this.fullName = fullName;
    this.definition = definition;
  }

  static TypeNode defined(Kind kind, String pointer, JsonNode json, String fullName) {
    return new TypeNode(kind, pointer, json, fullName, null);
  }

  static TypeNode reference(String pointer, JsonNode json, TypeNode definition) {
    return new TypeNode(definition.kind, pointer, json, definition.fullName, definition);
  }

  /** Makes a name that was not defined yet a reference to what was defined after it. */
  void refersTo(TypeNode later) {
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

  public Kind kind() {
    return kind;
  }

  /** Where this stands: the reference's place, for a reference. */
  public String pointer() {
    return pointer;
  }

  /** The JSON that stands here: a text for a reference or a primitive, else an object or array. */
  public JsonNode json() {
    return json;
  }

  /** The node that defines the type, which is this one unless it is a reference. */
  public TypeNode definition() {
    return definition == null ? this : definition;
  }

  public boolean isReference() {
    return definition != null;
  }

  /** The full name of a record, enum or fixed type, or of what is not known; else empty. */
  public String fullName() {
    return fullName;
  }

  /** The full names it is also known by. */
  public List<String> aliases() {
    return definition().aliases;
  }

  /** A record's fields in their order; empty for other types. */
  public List<FieldNode> fields() {
    return Collections.unmodifiableList(definition().fields);
  }

  public Optional<FieldNode> field(String name) {
    return definition().fields.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** A union's branches in their order; empty for other types. */
  public List<TypeNode> branches() {
    return kind == Kind.UNION ? Collections.unmodifiableList(parts) : List.of();
  }

  /** An array's items or a map's values; empty for other types and where they are missing. */
  public Optional<TypeNode> element() {
    return (kind == Kind.ARRAY || kind == Kind.MAP) && !parts.isEmpty()
        ? Optional.of(parts.get(0))
        : Optional.empty();
  }

  /** An enum's symbols in their order; empty for other types. */
  public List<String> symbols() {
    List<String> symbols = new ArrayList<>();
    if (kind == Kind.ENUM) {
      attribute("symbols").forEach(each -> symbols.add(each.asText()));
    }
    return symbols;
  }

  /** A fixed type's number of bytes; 0 for other types. */
  public int size() {
    return kind == Kind.FIXED ? attribute("size").asInt() : 0;
  }

  /** The logical type written in this type, whether or not Avro knows it. */
  public Optional<String> logicalType() {
    JsonNode value = attribute("logicalType");
    return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
  }

  /** An attribute of the definition; a missing node where there is none. */
  public JsonNode attribute(String name) {
    return definition().json.path(name);
  }

  /** The type as a reader would call it: its full name, {@code array} or {@code [null, string]}. */
  public String describe() {
    return switch (kind) {
      case ARRAY -> "array of " + element().map(TypeNode::describe).orElse("nothing");
      case MAP -> "map of " + element().map(TypeNode::describe).orElse("nothing");
      case UNION -> "[" + String.join(", ", parts.stream().map(TypeNode::describe).toList()) + "]";
      case RECORD, ENUM, FIXED -> Names.simpleName(fullName);
      case UNKNOWN -> fullName.isEmpty() ? "nothing Avro knows" : fullName;
      default -> kind.text();
    };
  }

  @Override
  public String toString() {
    return describe() + " at " + pointer;
  }
}
