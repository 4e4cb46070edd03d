package com.acme.zapier;

import java.util.Collection;
import java.util.Map;

/** Writes a flat event as a JSON object. */
final class Json {
  private final StringBuilder out = new StringBuilder();

  private Json() {}

  static String write(Map<String, Object> values) {
    Json json = new Json();
    json.out.append('{');
    values.forEach(
        (name, value) -> {
          json.separate('{');
          json.text(name);
          json.out.append(':');
          json.value(value);
        });
    return json.out.append('}').toString();
  }

  private void value(Object value) {
    if (value instanceof Collection<?> items) {
      out.append('[');
      items.forEach(
          item -> {
            separate('[');
            value(item);
          });
      out.append(']');
    } else if (value == null || value instanceof Boolean || isFinite(value)) {
      out.append(value);
    } else {
      text(value.toString());
    }
  }

  /** Returns false for infinity and NaN, which JSON cannot represent as numbers. */
  private static boolean isFinite(Object value) {
    return value instanceof Number number && Double.isFinite(number.doubleValue());
  }

  private void separate(char open) {
    if (out.charAt(out.length() - 1) != open) {
      out.append(',');
    }
  }

  private void text(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
