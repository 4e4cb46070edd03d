package org.openedx.eventbus.tools.catalog;

import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;

/** Writes all versions of an event, newest first, each with its changes since the previous one. */
final class VersionList {
  private final Html html;
  private final List<Version> versions;
  private final Version current;
  private final ChangeDescriber changes;

  VersionList(Html html, Family family, Version current, ChangeDescriber changes) {
    this.html = html;
    this.versions = family.versions();
    this.current = current;
    this.changes = changes;
  }

  void write() {
    html.line()
        .in(
            "ol",
            HtmlAttributes.css("versions").and("reversed", ""),
            () -> {
              for (int i = versions.size() - 1; i >= 0; i--) {
                int index = i;
                html.line().in("li", () -> version(index));
              }
              html.line();
            });
  }

  private void version(int index) {
    Version version = versions.get(index);
    html.in("h3", () -> heading(version));
    html.in(
        "p",
        HtmlAttributes.css("quiet"),
        () -> {
          html.text(state(version) + " ");
          String file = "../" + version.schemaFile();
          html.say("a", HtmlAttributes.href(file), "Schema as registered");
        });
    if (index == 0) {
      html.say("p", "The first version.");
      return;
    }
    Version older = versions.get(index - 1);
    html.say(
        "p", HtmlAttributes.css("since"), "Compared with " + older.number() + ", this version:");
    html.in(
        "ul",
        () ->
            changes
                .between(older.contract(), version.contract())
                .forEach(each -> html.say("li", each)));
  }

  private void heading(Version version) {
    if (version.today() && !version.equals(current)) {
      String page = "../" + version.entry().page();
      html.say("a", HtmlAttributes.href(page), version.number());
    } else {
      html.text(version.number());
    }
    if (version.equals(current)) {
      html.text(" ").say("span", HtmlAttributes.css("badge key"), "this page");
    }
  }

  private static String state(Version version) {
    if (!version.today()) {
      return "Released, and superseded by a later version.";
    }
    return version.released() ? "Current version, released." : "Current version, not released yet.";
  }

  /**
   * One version of an event.
   *
   * @param today whether this is the current version, not an earlier release
   * @param released whether it has been released
   */
  record Version(Contract contract, Entry entry, boolean today, boolean released) {
    String number() {
      return Entry.version(entry.major(), contract.minorVersion());
    }

    /** Returns the path of the registered schema text from the root of the site. */
    String schemaFile() {
      String kind = today ? "" : "." + contract.minorVersion();
      return "schemas/" + EventFileNames.of(entry.name().value()) + kind + ".avsc";
    }
  }
}
