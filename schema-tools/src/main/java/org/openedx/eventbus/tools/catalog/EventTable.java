package org.openedx.eventbus.tools.catalog;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table with a row for each event type. The roles say again what a small screen's style makes
 * browsers forget.
 */
final class EventTable {
  private static final String ROLE = "role";

  private final Html html;

  EventTable(Html html) {
    this.html = html;
  }

  /**
   * @param caption for those who do not see the table
   * @param cells writes the cells of a row, of which {@link #event} is the first
   */
  void write(
      Attributes attributes,
      String caption,
      List<String> headings,
      Collection<Entry> entries,
      Consumer<Entry> cells) {
    html.line()
        .in(
            "table",
            attributes.and("class", "events").and(ROLE, "table"),
            () -> {
              html.say("caption", Attributes.css("unseen"), caption);
              Attributes group = Attributes.NONE.and(ROLE, "rowgroup");
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
    html.in("tr", Attributes.NONE.and(ROLE, "row"), cells);
  }

  private void heading(String text) {
    html.say("th", Attributes.NONE.and("scope", "col").and(ROLE, "columnheader"), text);
  }

  /** The cell with the name of the event type, and what is said below it. */
  void event(Entry entry, Runnable below) {
    html.in(
        "td",
        Attributes.css("event").and(ROLE, "cell"),
        () -> {
          html.in(
              "a",
              Attributes.href(entry.page()).and("class", "name"),
              () -> Page.eventName(html, entry));
          below.run();
        });
  }

  /** A cell that a small screen shows with its heading beside it. */
  void labelled(String label, Runnable content) {
    html.in("td", Attributes.NONE.and(ROLE, "cell").and("data-label", label), content);
  }

  void labelled(String label, String text) {
    labelled(label, () -> html.text(text));
  }

  /** A cell that says itself what it is. */
  void plain(String css, Runnable content) {
    html.in("td", Attributes.css(css).and(ROLE, "cell"), content);
  }
}
