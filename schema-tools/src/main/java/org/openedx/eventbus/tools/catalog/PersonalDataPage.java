package org.openedx.eventbus.tools.catalog;

import static org.openedx.eventbus.tools.catalog.HtmlAttributes.css;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.href;

import java.util.List;

/** The page that lists events with personal data, its kind, and the retention. */
record PersonalDataPage(Html html, List<Entry> entries) {
  static void write(Inventory inventory, SiteDirectory site) {
    List<Entry> personal =
        inventory.entries().stream().filter(each -> !each.personal().isEmpty()).toList();
    site.write(
        "personal-data.html",
        new Page("Personal data", "").with(html -> new PersonalDataPage(html, personal).content()));
  }

  private void content() {
    html.line().say("h1", "Personal data");
    String lead =
        "The fields that contracts mark as personal, with their kind. They are masked when payloads"
            + " are printed.";
    html.line().say("p", css("lead"), lead);
    if (entries.isEmpty()) {
      html.line().say("p", css("nothing"), "No event carries personal data.").line();
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

  private void fields(Entry entry) {
    html.open("ul");
    for (Entry.Personal each : entry.personal()) {
      String place = each.shown() ? Links.field(each.path()) : "#payload";
      html.open("li").open("a", href(entry.page() + place));
      html.open("code").breakable(each.path()).close().close();
      html.text(" ").say("span", css("badge warn"), each.kind()).close();
    }
    html.close();
  }
}
