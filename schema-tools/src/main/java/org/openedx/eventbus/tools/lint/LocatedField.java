package org.openedx.eventbus.tools.lint;

import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

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
   * Returns the name of the field in messages, for example {@code the field "order.id"}. Exceptions
   * for a field match the quoted path.
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
    return type().kind() == Kind.NULL
        || type().branches().stream().anyMatch(branch -> branch.kind() == Kind.NULL);
  }

  /** Returns the type of the field, without null if it is nullable. */
  TypeNode valueType() {
    return type().branches().stream()
        .filter(branch -> branch.kind() != Kind.NULL)
        .findFirst()
        .orElse(type());
  }
}
