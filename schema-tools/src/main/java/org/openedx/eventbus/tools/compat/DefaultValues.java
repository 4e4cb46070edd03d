package org.openedx.eventbus.tools.compat;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares defaults. */
final class DefaultValues {
  private DefaultValues() {}

  /** Numbers are the same however they are written. */
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
