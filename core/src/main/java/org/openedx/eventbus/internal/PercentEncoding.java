package org.openedx.eventbus.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of RFC 3986. */
public final class PercentEncoding {
  private PercentEncoding() {}

  /**
   * Encodes all characters except the unreserved ones of RFC 3986 (letters, digits and {@code
   * -._~}), for example for one segment of a path.
   */
  public static String encode(String text) {
    // URLEncoder encodes form data, in which these three characters differ.
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  /**
   * Encodes all characters except the unreserved ones and those given, for example {@code encode("a
   * b/c", "/")} is {@code a%20b/c}.
   *
   * @param unencoded further ASCII characters that are not encoded, except {@code %}
   */
  public static String encode(String text, String unencoded) {
    String encoded = encode(text);
    for (String each : unencoded.split("")) {
      encoded = encoded.replace(encode(each), each);
    }
    return encoded;
  }
}
