package org.openedx.eventbus.tools.catalog;

import static org.openedx.eventbus.tools.catalog.HtmlAttributes.attribute;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.css;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.href;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.id;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/** The index page: a table of all event types, with a search. The table works without scripts. */
record IndexPage(Html html, Collection<Entry> entries) {
  static void write(Inventory inventory, SiteDirectory site) {
    site.write(
        "index.html",
        new Page("Events", "").with(html -> new IndexPage(html, inventory.entries()).content()));
  }

  private void content() {
    html.line().say("h1", "Events");
    html.line().say("p", css("lead"), summary());
    filters();
    table();
    HtmlAttributes hidden = id("nothing").and("class", "nothing").and("hidden", "");
    String nothing = "No matching event types. Remove a filter or broaden the search.";
    html.line().say("p", hidden, nothing);
    html.line().data("events", IndexData.of(entries)).line();
  }

  private String summary() {
    long personal = entries.stream().filter(each -> !each.personal().isEmpty()).count();
    int subdomains = values(each -> each.name().subdomain()).size();
    int topics = values(Entry::topic).size();
    return "%s in %s on %s; %d with personal data."
        .formatted(
            count(entries.size(), "event type"),
            count(subdomains, "subdomain"),
            count(topics, "topic"),
            personal);
  }

  private static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private SortedSet<String> values(Function<Entry, String> part) {
    SortedSet<String> values = new TreeSet<>();
    entries.forEach(each -> values.add(part.apply(each)));
    return values;
  }

  /** Writes the filters. They are hidden until the script runs. */
  private void filters() {
    html.line()
        .open(
            "form",
            id("filters")
                .and("class", "filters")
                .and("role", "search")
                .and("aria-label", "Events")
                .and("hidden", ""));
    html.line().open("label", css("search")).say("span", "Search");
    html.single(
        "input",
        id("q")
            .and("type", "search")
            .and("autocomplete", "off")
            .and("spellcheck", "false")
            .and("placeholder", "name, field, topic, sender …"));
    html.close();
    select("subdomain", "Subdomain", values(each -> each.name().subdomain()));
    select("topic", "Topic", values(Entry::topic));
    select("pii", "Personal data", List.of("with", "without"));
    select("deprecated", "Deprecated", List.of("only", "hidden"));
    html.close().line();
    html.say("p", id("count").and("class", "count").and("role", "status"), "");
  }

  private void select(String id, String label, Collection<String> values) {
    html.line().open("label").say("span", label).open("select", id(id));
    html.say("option", attribute("value", ""), "any");
    values.forEach(each -> html.say("option", attribute("value", each), each));
    html.close().close();
  }

  private void table() {
    EventTable table = new EventTable(html);
    table.write(
        id("table"),
        "All event types",
        List.of("Event type", "Topic", "Sender", "Version"),
        entries,
        entry -> {
          table.event(entry, () -> below(entry));
          table.labelled("Topic", () -> topic(entry.topic()));
          table.labelled("Sender", entry.sender().orElse("–"));
          table.labelled("Version", entry.version());
        });
  }

  private void below(Entry entry) {
    entry.about().ifPresent(text -> html.say("p", text));
    badges(entry);
  }

  private void topic(String topic) {
    html.open("a", href(Links.filtered("", "topic", topic))).breakable(topic).close();
  }

  private void badges(Entry entry) {
    if (entry.personal().isEmpty() && entry.deprecation().isEmpty()) {
      return;
    }
    html.open("p", css("badges"));
    if (!entry.personal().isEmpty()) {
      html.say("span", css("badge warn"), "personal data").text(" ");
    }
    if (entry.deprecation().isPresent()) {
      html.say("span", css("badge old"), "deprecated");
    }
    html.close();
  }

  /**
   * Data of each event type for the search, in the order of the table's rows: {@code subdomain},
   * {@code topic}, {@code pii}, {@code deprecated}, and {@code words} to search in.
   */
  private static final class IndexData {
    static JsonNode of(Collection<Entry> entries) {
      ArrayNode rows = JsonNodeFactory.instance.arrayNode();
      for (Entry entry : entries) {
        ObjectNode row = rows.addObject();
        row.put("name", entry.name().value());
        row.put("subdomain", entry.name().subdomain());
        row.put("topic", entry.topic());
        row.put("pii", !entry.personal().isEmpty());
        row.put("deprecated", entry.deprecation().isPresent());
        row.put("words", words(entry));
      }
      return rows;
    }

    private static String words(Entry entry) {
      return String.join(
          " ",
          entry.constant(),
          entry.sender().orElse(""),
          entry.about().orElse(""),
          String.join(" ", entry.dataClasses()),
          String.join(" ", entry.words()));
    }
  }
}
