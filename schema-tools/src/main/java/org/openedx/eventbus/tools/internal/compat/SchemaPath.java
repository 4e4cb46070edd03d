package org.openedx.eventbus.tools.internal.compat;

import org.openedx.eventbus.tools.internal.schema.TypeKind;

/**
 * Path of a part of a schema, for messages.
 *
 * @param fieldPath dotted path of the field; empty outside any field
 * @param part prefix for a part of the value, for example {@code "the items of "}; empty for the
 *     whole value
 */
record SchemaPath(String fieldPath, String part) {
  static final SchemaPath ROOT = new SchemaPath("", "");

  SchemaPath field(String name) {
    return new SchemaPath(fieldPath.isEmpty() ? name : fieldPath + "." + name, "");
  }

  SchemaPath element(TypeKind container) {
    return new SchemaPath(
        fieldPath, (container == TypeKind.MAP ? "the values of " : "the items of ") + part);
  }

  /**
   * For example {@code the field "user.email"}, {@code the items of "tags"}, {@code the schema}.
   */
  String text() {
    if (fieldPath.isEmpty()) {
      return part + "the schema";
    }
    return part.isEmpty() ? "the field \"" + fieldPath + "\"" : part + "\"" + fieldPath + "\"";
  }
}
