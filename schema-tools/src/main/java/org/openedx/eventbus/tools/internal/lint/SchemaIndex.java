package org.openedx.eventbus.tools.internal.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openedx.eventbus.tools.internal.schema.FieldNode;
import org.openedx.eventbus.tools.internal.schema.Names;
import org.openedx.eventbus.tools.internal.schema.SchemaTree;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/**
 * All fields and types of a schema in the order of the file, each once. References are not
 * followed, because their definitions are visited where they are.
 *
 * @param fields all fields
 * @param types all types
 * @param byPointer the fields by their JSON pointers
 */
record SchemaIndex(
    List<LocatedField> fields, List<LocatedType> types, Map<String, LocatedField> byPointer) {
  static SchemaIndex of(SchemaTree tree) {
    SchemaIndex index = new SchemaIndex(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    index.visit(tree.root(), "");
    return index;
  }

  private void visit(TypeNode type, String path) {
    types.add(new LocatedType(type, path));
    if (type.isReference()) {
      return;
    }
    for (FieldNode field : type.fields()) {
      String inner = path.isEmpty() ? field.name() : path + "." + field.name();
      LocatedField at = new LocatedField(field, type, inner);
      fields.add(at);
      byPointer.put(field.pointer(), at);
      visit(field.type(), inner);
    }
    type.branches().forEach(branch -> visit(branch, path));
    type.element().ifPresent(element -> visit(element, path));
  }

  /** Returns the innermost field that contains a JSON pointer; empty if there is none. */
  Optional<LocatedField> enclosingField(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !byPointer.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return Optional.ofNullable(byPointer.get(at));
  }

  /** Returns the definitions of records, enums and fixed types. */
  List<LocatedType> definitions() {
    return types.stream().filter(LocatedType::isDefinition).toList();
  }

  /**
   * Field and its position in the payload.
   *
   * @param field the field
   * @param record the record that contains the field
   * @param path the dotted path of the field in the payload, for example {@code order.id}
   */
  record LocatedField(FieldNode field, TypeNode record, String path) {

    String name() {
      return field.name();
    }

    TypeNode type() {
      return field.type();
    }

    boolean isTopLevel() {
      return record.pointer().isEmpty();
    }

    /**
     * Returns the name of the field in messages, for example {@code the field "order.id"}.
     * Exceptions for a field match the quoted path.
     */
    String label() {
      return "the field \"" + path + "\"";
    }

    boolean has(String attribute) {
      return field.json().has(attribute);
    }

    String pointer() {
      return field.pointer();
    }

    /** Returns the JSON pointer of an attribute of the field. */
    String pointer(String attribute) {
      return field.pointer() + "/" + attribute;
    }

    /** Returns whether the field can be null. */
    boolean isNullable() {
      return type().kind() == TypeKind.NULL
          || type().branches().stream().anyMatch(branch -> branch.kind() == TypeKind.NULL);
    }

    /** Returns the type of the field, without null if it is nullable. */
    TypeNode valueType() {
      return type().branches().stream()
          .filter(branch -> branch.kind() != TypeKind.NULL)
          .findFirst()
          .orElse(type());
    }
  }

  /**
   * Type and its position in the payload.
   *
   * @param type the type, a definition or a reference
   * @param path the dotted path of the field that has the type; empty for the payload
   */
  record LocatedType(TypeNode type, String path) {

    /** Returns whether this is the definition of a record, enum or fixed type. */
    boolean isDefinition() {
      return type.kind().named() && !type.isReference();
    }

    /** Returns whether this is the payload itself. */
    boolean isPayload() {
      return type.pointer().isEmpty();
    }

    /** Returns the name of the type in messages; types without a name are named by their field. */
    String label() {
      if (type.kind().named()) {
        return "the " + type.kind().text() + " " + Names.simpleName(type.fullName());
      }
      return path.isEmpty() ? "the payload" : "the type of the field \"" + path + "\"";
    }

    /** Returns the JSON pointer of an attribute of the type. */
    String pointer(String attribute) {
      return type.pointer() + "/" + attribute;
    }
  }
}
