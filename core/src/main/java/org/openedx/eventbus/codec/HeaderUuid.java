package org.openedx.eventbus.codec;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** {@code ce_id}: every spelling of a UUID that Python reads, dashes or not, in any case. */
final class HeaderUuid {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");

  private HeaderUuid() {}

  static UUID read(String header, String value) {
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
