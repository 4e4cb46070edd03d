package org.openedx.eventbus.internal;

import java.util.ArrayList;
import java.util.List;

/** Splits names and paths whose parts are separated by dots. */
public final class DottedNames {
  private DottedNames() {}

  /** Returns the parts between dots, empty ones included; at least one. */
  public static List<String> parts(String name) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', from)) {
      parts.add(name.substring(from, dot));
      from = dot + 1;
    }
    parts.add(name.substring(from));
    return parts;
  }

  /** Returns whether a text is numbers separated by dots, for example {@code 1.2.0}. */
  public static boolean isNumbers(CharSequence text) {
    boolean digitBefore = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && (c != '.' || !digitBefore)) {
        return false;
      }
      digitBefore = digit;
    }
    return digitBefore;
  }
}
