package org.openedx.eventbus.tools.lint;

import org.openedx.eventbus.tools.schema.Names;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * A type and the way to it.
 *
 * @param type the type, a definition or a reference
 * @param path the dotted path of the field that it is the type of; empty for the payload
 */
record TypeAt(TypeNode type, String path) {

  /** Whether it is where a record, enum or fixed type is defined. */
  boolean defines() {
    return type.kind().named() && !type.isReference();
  }

  /** Whether it is the payload itself. */
  boolean outermost() {
    return type.pointer().isEmpty();
  }

  /** The type as messages call it; anonymous types go by their field. */
  String called() {
    if (type.kind().named()) {
      return "the " + type.kind().text() + " " + Names.simpleName(type.fullName());
    }
    return path.isEmpty() ? "the payload" : "the type of the field \"" + path + "\"";
  }

  /** Where an attribute stands. */
  String pointer(String attribute) {
    return type.pointer() + "/" + attribute;
  }
}
