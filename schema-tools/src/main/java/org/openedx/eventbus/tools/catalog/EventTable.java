package org.openedx.eventbus.tools.catalog;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table with a row for each event type. It has explicit ARIA roles, because the style for small
 * screens makes browsers drop the implicit ones.
 */
final class EventTable {
  private static final String ROLE = "role";

  private final Html html;

  EventTable(Html html) {
    this.html = html;
  }

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
    html.line()
        .in(
            "table",
            attributes.and("class", "events").and(ROLE, "table"),
            () -> {
              html.say("caption", HtmlAttributes.css("unseen"), caption);
              HtmlAttributes group = HtmlAttributes.NONE.and(ROLE, "rowgroup");
              html.line().in("thead", group, () -> row(() -> headings.forEach(this::heading)));
              html.line()
                  .in(
                      "tbody",
                      group,
                      () ->
                          entries.forEach(
                              each -> {
                                html.line();
                                row(() -> cells.accept(each));
                              }));
              html.line();
            });
  }

  private void row(Runnable cells) {
    html.in("tr", HtmlAttributes.NONE.and(ROLE, "row"), cells);
  }

  private void heading(String text) {
    html.say("th", HtmlAttributes.NONE.and("scope", "col").and(ROLE, "columnheader"), text);
  }

  /** Writes the cell with the name of the event type, and content below the name. */
  void event(Entry entry, Runnable below) {
    html.in(
        "td",
        HtmlAttributes.css("event").and(ROLE, "cell"),
        () -> {
          html.in(
              "a",
              HtmlAttributes.href(entry.page()).and("class", "name"),
              () -> Page.eventName(html, entry));
          below.run();
        });
  }

  /** Writes a cell that has its heading beside it on small screens. */
  void labelled(String label, Runnable content) {
    html.in("td", HtmlAttributes.NONE.and(ROLE, "cell").and("data-label", label), content);
  }

  void labelled(String label, String text) {
    labelled(label, () -> html.text(text));
  }

  /** Writes a cell that needs no heading. */
  void plain(String css, Runnable content) {
    html.in("td", HtmlAttributes.css(css).and(ROLE, "cell"), content);
  }
}
