package org.openedx.eventbus.tools.lint;

import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * A field and the way to it.
 *
 * @param field the field
 * @param record the record that it is a field of
 * @param path its dotted path in the payload
 */
record FieldAt(FieldNode field, TypeNode record, String path) {

  String name() {
    return field.name();
  }

  TypeNode type() {
    return field.type();
  }

  boolean topLevel() {
    return record.pointer().isEmpty();
  }

  /** The field as messages call it, and as exceptions by field look for it. */
  String called() {
    return "the field \"" + path + "\"";
  }

  boolean has(String attribute) {
    return field.json().has(attribute);
  }

  String pointer() {
    return field.pointer();
  }

  /** Where an attribute stands. */
  String pointer(String attribute) {
    return field.pointer() + "/" + attribute;
  }

  /** Whether null is one of its values. */
  boolean nullable() {
    return type().kind() == Kind.NULL
        || type().branches().stream().anyMatch(branch -> branch.kind() == Kind.NULL);
  }

  /** Its type, or what it is when it is not null. */
  TypeNode valueType() {
    return type().branches().stream()
        .filter(branch -> branch.kind() != Kind.NULL)
        .findFirst()
        .orElse(type());
  }
}
