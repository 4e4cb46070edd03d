package org.openedx.eventbus.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** The addresses of a registry: what is accepted, how they are compared, how paths are added. */
final class RegistryUrls {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private RegistryUrls() {}

  static void check(URI url) {
    // Anywhere: without its scheme, user:password@host is no authority, and would be printed below.
    if (url.toString().contains("@")) {
      // The URL is left out, as the password in it would reach logs with the message.
      throw new IllegalArgumentException(
          "a registry's URL cannot hold a user and password; set eventbus.registry.api-key and"
              + " eventbus.registry.api-secret instead");
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "a registry's URL looks like http://host:8081 or https://host/path, not " + url);
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "a registry's URL has no query or fragment: " + scheme + "://" + url.getRawAuthority());
    }
  }

  /** One spelling for all spellings of an address: what the disk cache goes by. */
  static String normalised(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + ":" + port + path(url);
  }

  static URI resolve(URI base, String pathAndQuery) {
    return URI.create(
        base.getScheme() + "://" + base.getRawAuthority() + path(base) + pathAndQuery);
  }

  private static String path(URI url) {
    String path = url.getRawPath();
    return path.endsWith("/") ? path.replaceAll("/+$", "") : path;
  }

  /** A path segment in which only RFC 3986's unreserved characters stand for themselves. */
  static String segment(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~".indexOf(c) >= 0;
      if (plain) {
        out.append(c);
      } else {
        out.append('%').append(HEX.toHexDigits(b));
      }
    }
    return out.toString();
  }
}
