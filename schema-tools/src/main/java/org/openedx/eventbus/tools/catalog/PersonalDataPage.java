package org.openedx.eventbus.tools.catalog;

import java.util.List;

/** The page that lists events with personal data, its kind, and the retention. */
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
            HtmlAttributes.css("lead"),
            "The fields that contracts mark as personal, with their kind. They are masked when"
                + " payloads are printed.");
    if (entries.isEmpty()) {
      html.line().say("p", HtmlAttributes.css("nothing"), "No event carries personal data.").line();
      return;
    }
    EventTable table = new EventTable(html);
    table.write(
        HtmlAttributes.NONE,
        "Events with personal data",
        List.of("Event type", "Fields", "Retention"),
        entries,
        entry -> {
          table.event(entry, () -> {});
          table.plain("personal", () -> fields(entry));
          table.labelled("Retention", entry.retention().orElse("not specified"));
        });
    html.line();
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
                      HtmlAttributes.href(entry.page() + place(each)),
                      () -> html.in("code", () -> Page.breakable(html, each.path())));
                  html.text(" ").say("span", HtmlAttributes.css("badge warn"), each.kind());
                });
          }
        });
  }
}
