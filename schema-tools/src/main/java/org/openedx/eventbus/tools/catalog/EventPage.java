package org.openedx.eventbus.tools.catalog;

import java.util.Optional;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.catalog.Catalog.Site;
import org.openedx.eventbus.tools.catalog.VersionList.Version;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.Contract.Deprecation;
import org.openedx.eventbus.tools.generate.JavaExample;
import org.openedx.eventbus.tools.internal.sample.SamplePayload;

/** The page of one event type. */
final class EventPage {
  /** Path to the root of the site. */
  private static final String ROOT = "../";

  private final Family family;
  private final Version version;
  private final Entry entry;
  private final Contract contract;
  private final Site site;

  EventPage(Family family, Version version, Site site) {
    this.family = family;
    this.version = version;
    this.entry = version.entry();
    this.contract = version.contract();
    this.site = site;
  }

  String html() {
    return new Page(entry.name().value(), ROOT).with(this::content);
  }

  private void content(Html html) {
    html.line()
        .in(
            "nav",
            HtmlAttributes.css("crumbs").and("aria-label", "Path"),
            () -> {
              html.say("a", HtmlAttributes.href(ROOT + "index.html"), "Events");
              String subdomain = entry.name().subdomain();
              if (!subdomain.isEmpty()) {
                html.text(" / ");
                html.say(
                    "a",
                    HtmlAttributes.href(Links.filtered(ROOT, "subdomain", subdomain)),
                    subdomain);
              }
            });
    html.line().in("h1", HtmlAttributes.css("name"), () -> Page.eventName(html, entry));
    contract.about().ifPresent(text -> html.line().say("p", HtmlAttributes.css("lead"), text));
    contract.deprecation().ifPresent(each -> deprecation(html, each));
    html.line().in("dl", HtmlAttributes.css("facts"), () -> facts(html));
    section(
        html,
        "payload",
        "Payload",
        () -> new PayloadTree(html, contract.keyPath()).write(contract.schema()));
    section(html, "example", "Example", () -> example(html));
    section(
        html,
        "versions",
        "Versions",
        () -> new VersionList(html, family, version, site.changes()).write());
  }

  private static void section(Html html, String id, String heading, Runnable content) {
    HtmlAttributes labelled = HtmlAttributes.id(id).and("aria-labelledby", id + "-heading");
    html.line()
        .in(
            "section",
            labelled,
            () -> {
              html.line().say("h2", HtmlAttributes.id(id + "-heading"), heading);
              content.run();
              html.line();
            });
  }

  private void deprecation(Html html, Deprecation deprecation) {
    html.line()
        .in(
            "p",
            HtmlAttributes.css("notice"),
            () -> {
              String since = deprecation.since().map(date -> " since " + date).orElse("");
              html.say("strong", "Deprecated" + since + ".").text(" " + deprecation.reason());
              deprecation.successor().ifPresent(name -> successor(html, name));
            });
  }

  private void successor(Html html, String name) {
    html.text(" Replaced by ");
    site.inventory()
        .find(name)
        .ifPresentOrElse(
            other -> html.say("a", HtmlAttributes.href(ROOT + other.page()), name),
            () -> html.say("code", name));
    html.text(".");
  }

  private void facts(Html html) {
    fact(html, "Topic", () -> topic(html));
    fact(html, "Key", () -> key(html));
    fact(html, "Sender", contract.sender().orElse("not specified"));
    fact(html, "Compatibility", site.levels().apply(contract.name()).name());
    fact(html, "Retention", entry.retention().orElse("default of the topic"));
    fact(html, "Personal data", personal());
    fact(html, "Version", version.number());
    contract.since().ifPresent(text -> fact(html, "Since", text));
    fact(html, "Constant", () -> code(html, contract.constant()));
    contract.trigger().ifPresent(text -> fact(html, "Sent when", HtmlAttributes.css("long"), text));
    fact(
        html,
        "Subject",
        HtmlAttributes.css("long"),
        Subject.value(contract.topic(), contract.name()).value());
    contract
        .keyPath()
        .map(path -> KeyPath.of(contract.schema(), path).primitive())
        .map(type -> Subject.key(contract.topic(), type).value())
        .ifPresent(key -> fact(html, "Key subject", HtmlAttributes.css("long"), key));
  }

  private void topic(Html html) {
    html.in(
        "a",
        HtmlAttributes.href(Links.filtered(ROOT, "topic", contract.topic())),
        () -> Page.breakable(html, contract.topic()));
  }

  private String personal() {
    int count = entry.personal().size();
    return count == 0 ? "none" : count == 1 ? "1 field" : count + " fields";
  }

  private void key(Html html) {
    Optional<String> path = contract.keyPath();
    if (path.isPresent()) {
      html.in(
          "a",
          HtmlAttributes.href(Links.field(path.get())),
          () -> html.in("code", () -> Page.breakable(html, path.get())));
    } else {
      String why = contract.noKey().map(reason -> ": " + reason).orElse("");
      html.text("none, so the order of events is not guaranteed" + why);
    }
  }

  private static void code(Html html, String text) {
    html.in("code", () -> Page.breakable(html, text));
  }

  private static void fact(Html html, String name, String text) {
    fact(html, name, HtmlAttributes.NONE, text);
  }

  private static void fact(Html html, String name, HtmlAttributes attributes, String text) {
    fact(html, name, attributes, () -> Page.breakable(html, text));
  }

  private static void fact(Html html, String name, Runnable value) {
    fact(html, name, HtmlAttributes.NONE, value);
  }

  private static void fact(Html html, String name, HtmlAttributes attributes, Runnable value) {
    html.line()
        .in(
            "div",
            attributes,
            () -> {
              html.say("dt", name);
              html.in("dd", value);
            });
  }

  private void example(Html html) {
    Optional<SamplePayload> sample = SamplePayload.of(contract);
    if (sample.isEmpty()) {
      html.say(
          "p", HtmlAttributes.css("nothing"), "No sample: the type is recursive or too large.");
      return;
    }
    listing(html, "As JSON", sample.get().prettyJson());
    JavaExample.of(contract, sample.get().record(), site.java())
        .ifPresentOrElse(
            code -> listing(html, "In Java", code.text()),
            () ->
                html.say(
                    "p",
                    HtmlAttributes.css("nothing"),
                    "Java code cannot be generated from this contract."));
  }

  private static void listing(Html html, String heading, String text) {
    html.line()
        .in(
            "div",
            HtmlAttributes.css("listing"),
            () -> {
              html.say("h3", heading);
              HtmlAttributes scrolls =
                  HtmlAttributes.NONE
                      .and("tabindex", "0")
                      .and("role", "region")
                      .and("aria-label", heading);
              html.in("pre", scrolls, () -> html.say("code", text));
            });
  }
}
