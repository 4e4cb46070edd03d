package org.openedx.eventbus.internal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding of RFC 3986. */
public final class PercentEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /**
   * Encodes all characters except the unreserved ones of RFC 3986 (letters, digits and {@code
   * -._~}), for example for one segment of a path.
   */
  public static String encode(String text) {
    return encode(text, "");
  }

  /**
   * Encodes all characters except the unreserved ones and those given, for example {@code encode("a
   * b/c", "/")} is {@code a%20b/c}.
   *
   * @param unencoded further ASCII characters that are not encoded
   */
  public static String encode(String text, String unencoded) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isUnreserved(c) || (c < 0x80 && unencoded.indexOf(c) >= 0)) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }
}
