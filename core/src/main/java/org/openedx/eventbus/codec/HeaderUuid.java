package org.openedx.eventbus.codec;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@code ce_id}: every spelling of a UUID that Python reads, dashes or not, in any case. */
final class HeaderUuid {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

  private HeaderUuid() {}

  /** As nearly all are written: 36 characters, four of them dashes. */
  private static boolean isUsual(String value) {
    if (value.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? value.charAt(i) != '-' : !isHex(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  static UUID read(String header, String value) {
    if (isUsual(value)) {
      return UUID.fromString(value);
    }
    String hex =
        value
            .toLowerCase(Locale.ROOT)
            .replace("urn:", "")
            .replace("uuid:", "")
            .replaceAll("^\\{+|\\}+$", "")
            .replace("-", "");
    if (!HEX.matcher(hex).matches()) {
      throw EventHeaders.unparseable(header, value, "a UUID");
    }
    return new UUID(
        Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
  }
}
