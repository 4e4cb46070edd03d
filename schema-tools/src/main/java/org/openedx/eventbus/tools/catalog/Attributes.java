package org.openedx.eventbus.tools.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The attributes of one element. What could run code or leave the site is refused. */
final class Attributes {
  static final Attributes NONE = new Attributes(List.of());

  private static final Pattern NAME = Pattern.compile("(?!on)[a-z][a-z-]*");

  /** Relative, and so without a scheme: no javascript:, nobody else's host. */
  private static final Pattern LINK = Pattern.compile("(?!/)[A-Za-z0-9._~/#=&%-]+");

  private final List<String> namesAndValues;

  private Attributes(List<String> namesAndValues) {
    this.namesAndValues = namesAndValues;
  }

  static Attributes css(String classes) {
    return NONE.and("class", classes);
  }

  static Attributes id(String id) {
    return NONE.and("id", id);
  }

  static Attributes href(String link) {
    return NONE.and("href", link);
  }

  Attributes and(String name, String value) {
    boolean link = name.equals("href") || name.equals("src");
    if (!NAME.matcher(name).matches() || name.equals("style") || name.startsWith("form")) {
      throw new IllegalArgumentException("no attribute for a page: " + name);
    }
    if (link && !LINK.matcher(value).matches()) {
      throw new IllegalArgumentException("no link within the site: " + value);
    }
    List<String> more = new ArrayList<>(namesAndValues);
    more.add(name);
    more.add(value);
    return new Attributes(more);
  }

  void write(StringBuilder out) {
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      out.append(' ').append(namesAndValues.get(i)).append("=\"");
      Html.escape(namesAndValues.get(i + 1), out);
      out.append('"');
    }
  }
}
