package org.openedx.eventbus.tools.catalog;

import java.util.Locale;
import java.util.regex.Pattern;
import org.openedx.eventbus.internal.Sha256;

/**
 * File names of event types. They are unique on every file system, and need no escaping in links.
 */
final class EventFileNames {
  /** No upper case, because some file systems ignore case. */
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,178}[a-z0-9]");

  /** Device names, which Windows reserves with any extension. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

  private static final int KEPT = 80;
  private static final int DIGITS = 12;

  private EventFileNames() {}

  /** Returns the name without extension. */
  static String of(String eventType) {
    if (PLAIN.matcher(eventType).matches() && !DEVICE.matcher(eventType).matches()) {
      return eventType;
    }
    String readable = eventType.replaceAll("[^A-Za-z0-9_.-]", "-").toLowerCase(Locale.ROOT);
    String kept = readable.substring(0, Math.min(KEPT, readable.length()));
    // No plain name contains a tilde, so the name is unique. It begins with the hash, because a
    // name that begins with "con." would be a device.
    return "~" + Sha256.hex(eventType).substring(0, DIGITS) + "~" + kept.replaceAll("[.]+$", "");
  }
}
