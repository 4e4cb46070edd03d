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
}
