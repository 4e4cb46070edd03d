package org.openedx.eventbus.tools.compat;

import org.openedx.eventbus.tools.schema.Kind;

/**
 * A part of a schema as a person would say it.
 *
 * @param path the dotted path of the field; empty outside of all fields
 * @param part which part of its value, {@code "the items of "}; empty for the whole
 */
record Where(String path, String part) {
  static final Where ROOT = new Where("", "");

  Where field(String name) {
    return new Where(path.isEmpty() ? name : path + "." + name, "");
  }

  Where element(Kind container) {
    return new Where(path, (container == Kind.MAP ? "the values of " : "the items of ") + part);
  }

  /** {@code the field "user.email"}, {@code the items of "tags"} or {@code the schema}. */
  String text() {
    if (path.isEmpty()) {
      return part + "the schema";
    }
    return part.isEmpty() ? "the field \"" + path + "\"" : part + "\"" + path + "\"";
  }
}
