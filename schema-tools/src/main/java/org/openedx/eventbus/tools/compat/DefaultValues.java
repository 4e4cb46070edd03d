package org.openedx.eventbus.tools.compat;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares default values. */
final class DefaultValues {
  private DefaultValues() {}

  /** Returns whether two defaults are equal. Numbers are compared by value: 1 equals 1.0. */
  static boolean same(JsonNode one, JsonNode other) {
    return one.equals(DefaultValues::compare, other);
  }

  private static int compare(JsonNode one, JsonNode other) {
    if (one.isNumber() && other.isNumber()) {
      return one.decimalValue().compareTo(other.decimalValue());
    }
    return one.equals(other) ? 0 : 1;
  }
}
