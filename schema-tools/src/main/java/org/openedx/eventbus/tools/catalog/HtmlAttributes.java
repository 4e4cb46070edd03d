package org.openedx.eventbus.tools.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Attributes of one HTML element. Attributes that could run code, and links that leave the site,
 * are rejected.
 */
final class HtmlAttributes {
  static final HtmlAttributes NONE = new HtmlAttributes(List.of());

  private static final Pattern NAME = Pattern.compile("(?!on)[a-z][a-z-]*");

  /** A relative link, which has neither a scheme such as {@code javascript:} nor a host. */
  private static final Pattern LINK = Pattern.compile("(?!/)[A-Za-z0-9._~/#=&%-]+");

  private final List<String> namesAndValues;

  private HtmlAttributes(List<String> namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  static HtmlAttributes attribute(String name, String value) {
    return NONE.and(name, value);
  }

  static HtmlAttributes css(String classes) {
    return NONE.and("class", classes);
  }

  static HtmlAttributes id(String id) {
    return NONE.and("id", id);
  }

  static HtmlAttributes href(String link) {
    return NONE.and("href", link);
  }

  HtmlAttributes and(String name, String value) {
    boolean link = name.equals("href") || name.equals("src");
    if (!NAME.matcher(name).matches() || name.equals("style") || name.startsWith("form")) {
      throw new IllegalArgumentException("attribute not allowed: " + name);
    }
    if (link && !LINK.matcher(value).matches()) {
      throw new IllegalArgumentException("not a link within the site: " + value);
    }
    List<String> more = new ArrayList<>(namesAndValues);
    more.add(name);
    more.add(value);
    return new HtmlAttributes(more);
  }

  void write(StringBuilder out) {
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      out.append(' ').append(namesAndValues.get(i)).append("=\"");
      Html.escape(namesAndValues.get(i + 1), out);
      out.append('"');
    }
  }
}
