package org.openedx.eventbus.tools.lint;

import org.openedx.eventbus.tools.schema.Names;
import org.openedx.eventbus.tools.schema.TypeNode;

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
