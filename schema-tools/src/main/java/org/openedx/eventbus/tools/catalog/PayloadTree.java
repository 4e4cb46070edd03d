package org.openedx.eventbus.tools.catalog;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/** The payload as a tree of fields. A type is shown in full where it is first used. */
final class PayloadTree {
  private final Html html;
  private final Optional<String> keyPath;

  /** Where each record is shown, by its full name. */
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
      html.say("p", Attributes.css("nothing"), "It has no fields.");
      return;
    }
    html.line()
        .in(
            "ul",
            Attributes.css("fields"),
            () -> {
              for (Schema.Field field : record.getFields()) {
                FieldRow row = FieldRow.of(field, record, path);
                html.line().in("li", () -> field(row));
              }
              html.line();
            });
  }

  private void field(FieldRow row) {
    List<Schema> fresh =
        row.records().stream().filter(each -> !shown.containsKey(each.getFullName())).toList();
    if (fresh.isEmpty()) {
      html.in("div", Attributes.css("field"), () -> line(row));
      about(row.about());
      row.records().forEach(this::elsewhere);
      return;
    }
    row.records().forEach(each -> shown.putIfAbsent(each.getFullName(), row.path()));
    html.in(
        "details",
        Attributes.NONE.and("open", ""),
        () -> {
          html.in("summary", Attributes.css("field"), () -> line(row));
          about(row.about());
          for (Schema each : row.records()) {
            if (fresh.contains(each)) {
              record(each, row);
            } else {
              elsewhere(each);
            }
          }
        });
  }

  private void record(Schema record, FieldRow row) {
    String about = record.getProp("about");
    html.in(
        "p",
        Attributes.css("class"),
        () -> {
          String users = Links.filtered("../", "q", record.getName());
          Attributes link =
              Attributes.href(users).and("title", "Events with a " + record.getName());
          html.in("a", link, () -> html.say("code", record.getName()));
          if (about != null) {
            html.text(": " + about);
          }
        });
    fields(record, row.path());
  }

  private void elsewhere(Schema record) {
    String path = shown.getOrDefault(record.getFullName(), "");
    html.in(
        "p",
        Attributes.css("class"),
        () -> {
          html.say("code", record.getName()).text(" is shown at ");
          String link = path.isEmpty() ? "#payload" : Links.field(path);
          html.say("a", Attributes.href(link), path.isEmpty() ? "the top" : path).text(".");
        });
  }

  private void line(FieldRow row) {
    Attributes name = Attributes.href(Links.field(row.path())).and("class", "name");
    if (ids.add(row.path())) {
      name = name.and("id", Links.fieldId(row.path()));
    }
    html.say("a", name, row.name()).text(" ");
    html.say("span", Attributes.css("type"), row.type());
    if (keyPath.filter(row.path()::equals).isPresent()) {
      badge("badge key", "key");
    }
    row.pii().ifPresent(kind -> badge("badge warn", "personal: " + kind));
    row.fallback().ifPresent(value -> badge("badge", "default " + value));
    row.absent().ifPresent(value -> badge("badge", "absent: read as " + value));
  }

  private void badge(String css, String text) {
    html.text(" ").say("span", Attributes.css(css), text);
  }

  private void about(Optional<String> text) {
    text.ifPresent(each -> html.say("p", Attributes.css("about"), each));
  }
}
