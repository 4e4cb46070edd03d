package org.openedx.eventbus.tools.catalog;

import java.util.List;

/** Which events carry personal data, of what kind, and how long they are to be kept. */
final class PersonalDataPage {
  private final Html html;
  private final List<Entry> entries;

  private PersonalDataPage(Html html, List<Entry> entries) {
    this.html = html;
    this.entries = entries;
  }

  static void write(Inventory inventory, SiteDirectory site) {
    List<Entry> personal =
        inventory.entries().stream().filter(each -> !each.personal().isEmpty()).toList();
    site.write(
        "personal-data.html",
        new Page("Personal data", "").with(html -> new PersonalDataPage(html, personal).content()));
  }

  private void content() {
    html.line().say("h1", "Personal data");
    html.line()
        .say(
            "p",
            Attributes.css("lead"),
            "The fields that contracts mark as personal, with their kind. They are masked when"
                + " payloads are printed.");
    if (entries.isEmpty()) {
      html.line().say("p", Attributes.css("nothing"), "No event carries personal data.").line();
      return;
    }
    html.line()
        .in(
            "table",
            Attributes.css("events").and("role", "table"),
            () -> {
              html.say("caption", Attributes.css("unseen"), "Events with personal data");
              html.in(
                  "thead",
                  Attributes.NONE.and("role", "rowgroup"),
                  () -> html.in("tr", Attributes.NONE.and("role", "row"), this::headings));
              html.in(
                  "tbody",
                  Attributes.NONE.and("role", "rowgroup"),
                  () -> entries.forEach(this::row));
            });
    html.line();
  }

  private void headings() {
    for (String heading : new String[] {"Event type", "Fields", "Retention"}) {
      html.say("th", Attributes.NONE.and("scope", "col").and("role", "columnheader"), heading);
    }
  }

  private void row(Entry entry) {
    html.line()
        .in(
            "tr",
            Attributes.NONE.and("role", "row"),
            () -> {
              html.in(
                  "td",
                  Attributes.css("event").and("role", "cell"),
                  () ->
                      html.in(
                          "a",
                          Attributes.href(entry.page()).and("class", "name"),
                          () -> Page.eventName(html, entry)));
              html.in("td", Attributes.css("personal").and("role", "cell"), () -> fields(entry));
              Attributes retention = Attributes.NONE.and("role", "cell");
              html.say(
                  "td",
                  retention.and("data-label", "Retention"),
                  entry.retention().orElse("not said"));
            });
  }

  private static String place(Entry.Personal field) {
    return field.shown() ? Links.field(field.path()) : "#payload";
  }

  private void fields(Entry entry) {
    html.in(
        "ul",
        () -> {
          for (Entry.Personal each : entry.personal()) {
            html.in(
                "li",
                () -> {
                  html.in(
                      "a",
                      Attributes.href(entry.page() + place(each)),
                      () -> html.in("code", () -> Page.breakable(html, each.path())));
                  html.text(" ").say("span", Attributes.css("badge warn"), each.kind());
                });
          }
        });
  }
}
