package org.openedx.eventbus.codec;

import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ce_id}: every spelling of a UUID that Python reads, dashes or not, in any case. */
final class HeaderUuid {
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
  private static final int USUAL = 36;

  private HeaderUuid() {}

  /** As nearly all are written: 36 characters, four of them dashes; null where it is otherwise. */
  private static @Nullable UUID readUsual(byte[] value) {
    if (value.length != USUAL) {
      return null;
    }
    long most = 0;
    long least = 0;
    for (int i = 0; i < USUAL; i++) {
      if (i == 8 || i == 13 || i == 18 || i == 23) {
        if (value[i] != '-') {
          return null;
        }
      } else {
        int digit = Character.digit(value[i], 16);
        if (digit < 0) {
          return null;
        }
        // Sixteen digits, and two dashes between them, before the least significant bits.
        if (i < 18) {
          most = most << 4 | digit;
        } else {
          least = least << 4 | digit;
        }
      }
    }
    return new UUID(most, least);
  }

  static UUID read(String header, byte[] bytes) {
    UUID usual = readUsual(bytes);
    return usual == null ? readAny(header, EventHeaders.text(bytes)) : usual;
  }

  private static UUID readAny(String header, String value) {
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
