package org.openedx.eventbus.tools.asyncapi;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names of components of a document. They allow fewer characters than event types. */
final class ComponentNames {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]+");

  private ComponentNames() {}

  /** Returns the name itself if it is allowed, or else a unique escaped form. */
  static String of(String name) {
    if (ALLOWED.matcher(name).matches() && !name.contains("_x")) {
      return name;
    }
    StringBuilder key = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      boolean plain = c < 0x80 && ALLOWED.matcher(String.valueOf(c)).matches();
      if (plain && !(c == 'x' && key.toString().endsWith("_"))) {
        key.append(c);
      } else {
        key.append("_x%02x".formatted((int) c));
      }
    }
    return key.toString();
  }
}
