package org.openedx.eventbus.tools.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Creates links within the site. */
final class Links {
  private Links() {}

  /** Returns a link to the index with one filter set. */
  static String filtered(String root, String filter, String value) {
    return root + "index.html#" + filter + "=" + encoded(value);
  }

  /** Returns the fragment of a field on its page. */
  static String field(String path) {
    return "#" + encoded(fieldId(path));
  }

  static String fieldId(String path) {
    return "field-" + path;
  }

  /** Percent-encodes all characters that have a meaning in links. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
