package org.openedx.eventbus.tools.catalog;

import static org.openedx.eventbus.tools.catalog.HtmlAttributes.css;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.href;

import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;

/** Writes all versions of an event, newest first, each with its changes since the previous one. */
record VersionList(Html html, List<Version> versions, Version current, ChangeDescriber changes) {
  void write() {
    html.line().open("ol", css("versions").and("reversed", ""));
    for (int i = versions.size() - 1; i >= 0; i--) {
      html.line().open("li");
      version(i);
      html.close();
    }
    html.line().close();
  }

  private void version(int index) {
    Version version = versions.get(index);
    html.open("h3");
    heading(version);
    html.close().open("p", css("quiet")).text(state(version) + " ");
    html.say("a", href("../" + version.schemaFile()), "Schema as registered").close();
    if (index == 0) {
      html.say("p", "The first version.");
      return;
    }
    Version older = versions.get(index - 1);
    html.say("p", css("since"), "Compared with " + older.number() + ", this version:");
    html.open("ul");
    List<String> changed = changes.between(older.contract(), version.contract());
    changed.forEach(each -> html.say("li", each));
    html.close();
  }

  private void heading(Version version) {
    if (version.today() && !version.equals(current)) {
      String page = "../" + version.entry().page();
      html.say("a", href(page), version.number());
    } else {
      html.text(version.number());
    }
    if (version.equals(current)) {
      html.text(" ").say("span", css("badge key"), "this page");
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
