package org.openedx.eventbus.tools.catalog;

import static org.openedx.eventbus.tools.catalog.HtmlAttributes.attribute;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.css;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.href;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** Writes the payload as a tree of fields. The fields of a type are shown at its first use only. */
final class PayloadTree {
  private final Html html;
  private final Optional<String> keyPath;

  /** The path at which each record is shown, by its full name. */
  private final Map<String, String> shown = new HashMap<>();

  private final Set<String> ids = new HashSet<>();

  PayloadTree(Html html, Optional<String> keyPath) {
    this.html = html;
    this.keyPath = keyPath;
  }

  void write(Schema payload) {
    shown.put(payload.getFullName(), "");
    fields(payload, "");
  }

  private void fields(Schema record, String path) {
    if (record.getFields().isEmpty()) {
      html.say("p", css("nothing"), "No fields.");
      return;
    }
    html.line().open("ul", css("fields"));
    for (Schema.Field field : record.getFields()) {
      html.line().open("li");
      field(FieldRow.of(field, record, path));
      html.close();
    }
    html.line().close();
  }

  private void field(FieldRow row) {
    List<Schema> fresh =
        row.records().stream().filter(each -> !shown.containsKey(each.getFullName())).toList();
    if (fresh.isEmpty()) {
      html.open("div", css("field"));
      line(row);
      html.close();
      about(row.about());
      row.records().forEach(this::elsewhere);
      return;
    }
    row.records().forEach(each -> shown.putIfAbsent(each.getFullName(), row.path()));
    html.open("details", attribute("open", "")).open("summary", css("field"));
    line(row);
    html.close();
    about(row.about());
    for (Schema each : row.records()) {
      if (fresh.contains(each)) {
        record(each, row);
      } else {
        elsewhere(each);
      }
    }
    html.close();
  }

  private void record(Schema record, FieldRow row) {
    String name = record.getName();
    HtmlAttributes users = href(Links.filtered("../", "q", name));
    html.open("p", css("class")).open("a", users.and("title", "Events that contain " + name));
    html.say("code", name).close();
    String about = record.getProp("about");
    if (about != null) {
      html.text(": " + about);
    }
    html.close();
    fields(record, row.path());
  }

  private void elsewhere(Schema record) {
    String path = shown.getOrDefault(record.getFullName(), "");
    html.open("p", css("class")).say("code", record.getName()).text(" is shown at ");
    String link = path.isEmpty() ? "#payload" : Links.field(path);
    html.say("a", href(link), path.isEmpty() ? "the top" : path).text(".").close();
  }

  private void line(FieldRow row) {
    HtmlAttributes name = href(Links.field(row.path())).and("class", "name");
    if (ids.add(row.path())) {
      name = name.and("id", Links.fieldId(row.path()));
    }
    html.say("a", name, row.name()).text(" ");
    html.say("span", css("type"), row.type());
    if (keyPath.filter(row.path()::equals).isPresent()) {
      badge("badge key", "key");
    }
    row.pii().ifPresent(kind -> badge("badge warn", "personal: " + kind));
    row.fallback().ifPresent(value -> badge("badge", "default " + value));
    row.absent().ifPresent(value -> badge("badge", "absent: read as " + value));
  }

  private void badge(String css, String text) {
    html.text(" ").say("span", css(css), text);
  }

  private void about(Optional<String> text) {
    text.ifPresent(each -> html.say("p", css("about"), each));
  }
}
