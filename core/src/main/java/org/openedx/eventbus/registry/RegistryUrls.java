package org.openedx.eventbus.registry;

import java.net.URI;
import java.util.Locale;

/** Validation, normalization and resolution of registry URLs. */
final class RegistryUrls {
  private RegistryUrls() {}

  static void check(URI url) {
    // Without a scheme, user:password@host has no authority and would be printed below.
    if (url.toString().contains("@")) {
      // The message does not contain the URL, because its password would be logged.
      throw new IllegalArgumentException(
          "a registry URL must not contain a user and password; set eventbus.registry.api-key and"
              + " eventbus.registry.api-secret instead");
    }
    String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
    if (url.getHost() == null && String.valueOf(url.getRawAuthority()).contains("_")) {
      throw new IllegalArgumentException(
          "the host name of registry URL "
              + url
              + " contains an underscore, which Java's HTTP client does not accept; use another"
              + " name of the host, for example a network alias with a hyphen");
    }
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      throw new IllegalArgumentException(
          "invalid registry URL, expected http://host:8081 or https://host/path: " + url);
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "a registry URL must not have a query or fragment: %s://%s"
              .formatted(scheme, url.getRawAuthority()));
    }
  }

  /** Returns one spelling for all equivalent URLs. The disk cache is keyed by it. */
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
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }
}
