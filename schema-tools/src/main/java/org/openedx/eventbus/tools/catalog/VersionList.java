package org.openedx.eventbus.tools.catalog;

import java.util.List;

/** All versions of an event, the newest first, each with what changed since the one before. */
final class VersionList {
  private final Html html;
  private final List<Version> versions;
  private final Version here;
  private final Changes changes;

  VersionList(Html html, Family family, Version here, Changes changes) {
    this.html = html;
    this.versions = family.versions();
    this.here = here;
    this.changes = changes;
  }

  void write() {
    html.line()
        .in(
            "ol",
            Attributes.css("versions").and("reversed", ""),
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
        Attributes.css("quiet"),
        () -> {
          html.text(state(version) + " ");
          String file = "../" + version.schemaFile();
          html.say("a", Attributes.href(file), "Schema as registered");
        });
    if (index == 0) {
      html.say("p", "The first version.");
      return;
    }
    Version older = versions.get(index - 1);
    html.say("p", Attributes.css("since"), "Compared with " + older.number() + ", it");
    html.in(
        "ul",
        () ->
            changes
                .between(older.contract(), version.contract())
                .forEach(each -> html.say("li", each)));
  }

  private void heading(Version version) {
    if (version.today() && !version.equals(here)) {
      String page = "../" + version.entry().page();
      html.say("a", Attributes.href(page), version.number());
    } else {
      html.text(version.number());
    }
    if (version.equals(here)) {
      html.text(" ").say("span", Attributes.css("badge key"), "this page");
    }
  }

  private static String state(Version version) {
    if (!version.today()) {
      return "Released, and followed by another.";
    }
    return version.released() ? "Sent today." : "Sent today, not frozen as a release.";
  }
}
