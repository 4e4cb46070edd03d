package org.openedx.eventbus.tools.asyncapi;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names of a document's parts, which allow fewer characters than event types do. */
final class Keys {
  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9._-]+");

  private Keys() {}

  /** The name itself where it is allowed; else one that no other name has. */
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
