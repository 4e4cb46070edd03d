package org.openedx.eventbus.tools.catalog;

import static org.openedx.eventbus.tools.catalog.HtmlAttributes.attribute;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.css;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.href;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table with a row for each event type. It has explicit ARIA roles, because the style for small
 * screens makes browsers drop the implicit ones.
 */
record EventTable(Html html) {
  private static final String ROLE = "role";

  /**
   * @param caption caption for screen readers
   * @param cells writes the cells of a row; the first one is {@link #event}
   */
  void write(
      HtmlAttributes attributes,
      String caption,
      List<String> headings,
      Collection<Entry> entries,
      Consumer<Entry> cells) {
    html.line().open("table", attributes.and("class", "events").and(ROLE, "table"));
    html.say("caption", css("unseen"), caption);
    HtmlAttributes group = attribute(ROLE, "rowgroup");
    html.line().open("thead", group);
    row(() -> headings.forEach(this::heading));
    html.close().line().open("tbody", group);
    for (Entry each : entries) {
      html.line();
      row(() -> cells.accept(each));
    }
    html.close().line().close();
  }

  private void row(Runnable cells) {
    in("tr", attribute(ROLE, "row"), cells);
  }

  private void in(String element, HtmlAttributes attributes, Runnable content) {
    html.open(element, attributes);
    content.run();
    html.close();
  }

  private void heading(String text) {
    html.say("th", attribute("scope", "col").and(ROLE, "columnheader"), text);
  }

  /** Writes the cell with the name of the event type, and content below the name. */
  void event(Entry entry, Runnable below) {
    html.open("td", css("event").and(ROLE, "cell"));
    html.open("a", href(entry.page()).and("class", "name"));
    Page.eventName(html, entry);
    html.close();
    below.run();
    html.close();
  }

  /** Writes a cell that has its heading beside it on small screens. */
  void labelled(String label, Runnable content) {
    in("td", attribute(ROLE, "cell").and("data-label", label), content);
  }

  void labelled(String label, String text) {
    labelled(label, () -> html.text(text));
  }

  /** Writes a cell that needs no heading. */
  void plain(String css, Runnable content) {
    in("td", css(css).and(ROLE, "cell"), content);
  }
}
