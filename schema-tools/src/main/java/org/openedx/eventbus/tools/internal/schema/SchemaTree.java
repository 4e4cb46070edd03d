package org.openedx.eventbus.tools.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Schema as a tree of nodes, valid or not. An invalid part becomes a node of kind {@link
 * TypeKind#UNKNOWN}, so that the rest can still be checked. Immutable.
 *
 * @param definitions the records, enums and fixed types in the order of their definitions
 */
public record SchemaTree(TypeNode root, Collection<TypeNode> definitions) {

  /** Builds the tree of a schema. */
  public static SchemaTree of(JsonNode schema) {
    Reader reader = new Reader();
    TypeNode root = reader.type(schema, "", "");
    reader.resolve();
    return new SchemaTree(root, Collections.unmodifiableCollection(reader.definitions.values()));
  }

  static List<String> texts(JsonNode array) {
    return array.isArray() ? array.valueStream().map(JsonNode::asText).toList() : List.of();
  }

  private static final class Reader {
    private final Map<String, TypeNode> definitions = new LinkedHashMap<>();
    private final Map<TypeNode, String> undefined = new LinkedHashMap<>();
    private final Set<TypeNode> complete = new HashSet<>();

    /** Resolves names that are used before their definition, which Avro for Java allows. */
    void resolve() {
      undefined.forEach(
          (node, namespace) -> {
            TypeNode definition = definitions.get(Names.fullName(node.fullName(), namespace));
            if (definition != null) {
              node.resolveTo(definition);
            }
          });
    }

    /**
     * Looks up a name like Avro: first in the enclosing namespace, then without a namespace. Types
     * whose definition is not complete yet come last. For example, inside {@code b.R} the name
     * {@code R} refers to a type {@code R} without a namespace, if there is one.
     */
    private @Nullable TypeNode find(String name, String namespace) {
      TypeNode full = definitions.get(Names.fullName(name, namespace));
      if (full != null && complete.contains(full)) {
        return full;
      }
      TypeNode simple = definitions.get(name);
      return simple != null && complete.contains(simple) ? simple : full;
    }

    TypeNode type(JsonNode json, String pointer, String namespace) {
      if (json.isTextual()) {
        return named(json.asText(), json, pointer, namespace);
      }
      if (json.isArray()) {
        TypeNode union = new TypeNode(TypeKind.UNION, pointer, json, "");
        for (int i = 0; i < json.size(); i++) {
          union.add(type(json.get(i), pointer + "/" + i, namespace));
        }
        return union;
      }
      JsonNode kind = json.path("type");
      if (!kind.isTextual()) {
        return kind.isMissingNode()
            ? new TypeNode(TypeKind.UNKNOWN, pointer, json, "")
            : type(kind, pointer + "/type", namespace);
      }
      return TypeKind.of(kind.asText())
          .map(known -> definition(known, json, pointer, namespace))
          .orElseGet(() -> named(kind.asText(), kind, pointer + "/type", namespace));
    }

    private TypeNode named(String name, JsonNode json, String pointer, String namespace) {
      TypeKind kind = TypeKind.of(name).filter(TypeKind::primitive).orElse(TypeKind.UNKNOWN);
      if (kind != TypeKind.UNKNOWN) {
        return new TypeNode(kind, pointer, json, "");
      }
      TypeNode definition = find(name, namespace);
      if (definition != null) {
        return new TypeNode(pointer, json, definition);
      }
      TypeNode unknown = new TypeNode(TypeKind.UNKNOWN, pointer, json, name);
      undefined.put(unknown, namespace);
      return unknown;
    }

    private TypeNode definition(TypeKind kind, JsonNode json, String pointer, String namespace) {
      String fullName = kind.named() ? Names.fullName(json, namespace) : "";
      TypeNode type = new TypeNode(kind, pointer, json, fullName);
      if (kind.named()) {
        String inner = Names.namespaceOf(fullName);
        type.aliases(
            texts(json.path("aliases")).stream().map(each -> Names.fullName(each, inner)).toList());
        definitions.putIfAbsent(fullName, type);
      }
      switch (kind) {
        case RECORD -> fields(type, json.path("fields"), pointer, Names.namespaceOf(fullName));
        case ARRAY -> element(type, json, "items", pointer, namespace);
        case MAP -> element(type, json, "values", pointer, namespace);
        default -> {
          // nothing inside
        }
      }
      complete.add(type);
      return type;
    }

    private void element(
        TypeNode type, JsonNode json, String part, String pointer, String namespace) {
      if (json.has(part)) {
        type.add(type(json.get(part), pointer + "/" + part, namespace));
      }
    }

    private void fields(TypeNode record, JsonNode fields, String pointer, String namespace) {
      for (int i = 0; fields.isArray() && i < fields.size(); i++) {
        JsonNode field = fields.get(i);
        String at = pointer + "/fields/" + i;
        JsonNode type = field.path("type");
        TypeNode node =
            type.isMissingNode()
                ? new TypeNode(TypeKind.UNKNOWN, at, field, "")
                : type(type, at + "/type", namespace);
        record.add(new FieldNode(field.path("name").asText(), at, field, node));
      }
    }
  }
}
