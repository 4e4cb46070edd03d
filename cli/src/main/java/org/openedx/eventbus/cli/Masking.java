package org.openedx.eventbus.cli;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Keeps a key from telling what is masked in the payload: the record does not say which field its
 * key was taken from, but a key that equals a masked value is that value.
 */
final class Masking {
  private Masking() {}

  /** Whether the value stands in {@code data} at a place that is masked in {@code masked}. */
  static boolean hides(JsonNode value, JsonNode masked, JsonNode data) {
    if (data.isObject() && masked.isObject()) {
      for (var field : data.properties()) {
        JsonNode other = masked.get(field.getKey());
        if (other != null && hides(value, other, field.getValue())) {
          return true;
        }
      }
      return false;
    }
    if (data.isArray() && masked.isArray()) {
      for (int i = 0; i < data.size(); i++) {
        if (hides(value, masked.get(i), data.get(i))) {
          return true;
        }
      }
      return false;
    }
    return !data.equals(masked) && contains(data, value);
  }

  private static boolean contains(JsonNode data, JsonNode value) {
    if (data.isContainerNode()) {
      for (JsonNode child : data) {
        if (contains(child, value)) {
          return true;
        }
      }
      return false;
    }
    return !data.isNull() && data.asText().equals(value.asText());
  }
}
