package org.openedx.eventbus.tools.catalog;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Parts of links. */
final class Links {
  private Links() {}

  /** The index with one filter set. */
  static String filtered(String root, String filter, String value) {
    return root + "index.html#" + filter + "=" + encoded(value);
  }

  /** The field's place on its page. */
  static String field(String path) {
    return "#" + encoded(fieldId(path));
  }

  static String fieldId(String path) {
    return "field-" + path;
  }

  /** Every character that could mean something in a link as {@code %XX}. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
