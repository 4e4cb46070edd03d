package org.openedx.eventbus.tools.catalog;

import org.openedx.eventbus.internal.PercentEncoding;

/** Creates links within the site. */
final class Links {
  private Links() {}

  /** Returns a link to the index with one filter set. */
  static String filtered(String root, String filter, String value) {
    return root + "index.html#" + filter + "=" + PercentEncoding.encode(value);
  }

  /** Returns the fragment of a field on its page. */
  static String field(String path) {
    return "#" + PercentEncoding.encode(fieldId(path));
  }

  static String fieldId(String path) {
    return "field-" + path;
  }
}
