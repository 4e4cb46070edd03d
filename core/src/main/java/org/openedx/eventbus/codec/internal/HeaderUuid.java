package org.openedx.eventbus.codec.internal;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Format of the header {@code ce_id}: every spelling of a UUID that Python accepts. Upper or lower
 * case, with or without dashes, braces and the prefix {@code urn:uuid:}.
 *
 * <p>Reads each character a constant number of times, because the text may be of any length.
 */
final class HeaderUuid {
  private static final int DIGITS = 32;
  private static final int LENGTH = 36;

  private HeaderUuid() {}

  /** Returns the UUID, or null if the text is none. */
  static @Nullable UUID parse(CharSequence text) {
    if (text.length() == LENGTH) {
      UUID uuid = digits(text, 0, LENGTH);
      if (uuid != null) {
        return uuid; // the usual case, without a copy
      }
    }
    CharSequence bare = without(without(text, "urn:"), "uuid:");
    int from = 0;
    int to = bare.length();
    while (from < to && bare.charAt(from) == '{') {
      from++;
    }
    while (from < to && bare.charAt(to - 1) == '}') {
      to--;
    }
    return digits(bare, from, to);
  }

  /** Returns the UUID of 32 digits with any dashes between them, or null for any other text. */
  private static @Nullable UUID digits(CharSequence text, int from, int to) {
    long high = 0;
    long low = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '-') {
        continue;
      }
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0 || count == DIGITS) {
        return null;
      }
      high = high << 4 | low >>> (Long.SIZE - 4);
      low = low << 4 | digit;
      count++;
    }
    return count == DIGITS ? new UUID(high, low) : null;
  }

  private static CharSequence without(CharSequence text, String prefix) {
    StringBuilder rest = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      if (startsWith(text, at, prefix)) {
        at += prefix.length();
      } else {
        rest.append(text.charAt(at++));
      }
    }
    return rest;
  }

  private static boolean startsWith(CharSequence text, int at, String prefix) {
    if (at + prefix.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (Character.toLowerCase(text.charAt(at + i)) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
