package org.openedx.eventbus.tools.catalog;

import java.util.Optional;
import java.util.function.Function;
import org.openedx.eventbus.codec.KeyPath;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.Deprecation;
import org.openedx.eventbus.tools.generate.GeneratorOptions;
import org.openedx.eventbus.tools.generate.JavaExample;
import org.openedx.eventbus.tools.sample.SamplePayload;

/** The page of one event type. */
final class EventPage {
  /** The way to the root of the site. */
  private static final String ROOT = "../";

  private final Family family;
  private final Version version;
  private final Entry entry;
  private final Contract contract;
  private final Changes changes;
  private final Function<EventName, Compatibility> levels;
  private final GeneratorOptions java;

  EventPage(
      Family family,
      Version version,
      Changes changes,
      Function<EventName, Compatibility> levels,
      GeneratorOptions java) {
    this.family = family;
    this.version = version;
    this.entry = version.entry();
    this.contract = version.contract();
    this.changes = changes;
    this.levels = levels;
    this.java = java;
  }

  String html() {
    return new Page(entry.name().value(), ROOT, false).with(this::content);
  }

  private void content(Html html) {
    html.line()
        .in(
            "nav",
            Attributes.css("crumbs").and("aria-label", "Path"),
            () -> {
              html.say("a", Attributes.href(ROOT + "index.html"), "Events");
              String subdomain = entry.name().subdomain();
              if (!subdomain.isEmpty()) {
                html.text(" / ");
                html.say(
                    "a", Attributes.href(Links.filtered(ROOT, "subdomain", subdomain)), subdomain);
              }
            });
    html.line().in("h1", Attributes.css("name"), () -> Page.eventName(html, entry));
    contract.about().ifPresent(text -> html.line().say("p", Attributes.css("lead"), text));
    contract.deprecation().ifPresent(each -> deprecation(html, each));
    html.line().in("dl", Attributes.css("facts"), () -> facts(html));
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
        () -> new VersionList(html, family, version, changes).write());
  }

  private static void section(Html html, String id, String heading, Runnable content) {
    Attributes labelled = Attributes.id(id).and("aria-labelledby", id + "-heading");
    html.line()
        .in(
            "section",
            labelled,
            () -> {
              html.line().say("h2", Attributes.id(id + "-heading"), heading);
              content.run();
              html.line();
            });
  }

  private static void deprecation(Html html, Deprecation deprecation) {
    html.line()
        .in(
            "p",
            Attributes.css("notice"),
            () -> {
              String since = deprecation.since().map(date -> " since " + date).orElse("");
              html.say("strong", "Deprecated" + since + ".").text(" " + deprecation.reason());
              deprecation
                  .successor()
                  .ifPresent(name -> html.text(" In its place: ").say("code", name).text("."));
            });
  }

  private void facts(Html html) {
    fact(
        html,
        "Topic",
        () ->
            html.in(
                "a",
                Attributes.href(Links.filtered(ROOT, "topic", contract.topic())),
                () -> Page.breakable(html, contract.topic())));
    fact(html, "Key", () -> key(html));
    fact(
        html,
        "Subject",
        () -> code(html, Subject.value(contract.topic(), contract.name()).value()));
    contract
        .keyPath()
        .map(path -> KeyPath.of(contract.schema(), path).primitive())
        .ifPresent(
            type ->
                fact(
                    html,
                    "Subject of the key",
                    () -> code(html, Subject.key(contract.topic(), type).value())));
    fact(html, "Compatibility", levels.apply(contract.name()).name());
    fact(html, "Retention", entry.retention().orElse("as the topic has it"));
    fact(html, "Sender", contract.sender().orElse("not said"));
    contract.trigger().ifPresent(text -> fact(html, "Sent when", text));
    contract.since().ifPresent(text -> fact(html, "Since", text));
    fact(html, "Version", version.number());
    fact(html, "Constant", () -> code(html, contract.constant()));
    fact(html, "Personal data", personal());
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
          Attributes.href(Links.field(path.get())),
          () -> html.in("code", () -> Page.breakable(html, path.get())));
    } else {
      String why = contract.noKey().map(reason -> ": " + reason).orElse("");
      html.text("none, no order is promised" + why);
    }
  }

  private static void code(Html html, String text) {
    html.in("code", () -> Page.breakable(html, text));
  }

  private static void fact(Html html, String name, String text) {
    fact(html, name, () -> html.text(text));
  }

  private static void fact(Html html, String name, Runnable value) {
    html.line()
        .in(
            "div",
            () -> {
              html.say("dt", name);
              html.in("dd", value);
            });
  }

  private void example(Html html) {
    Optional<SamplePayload> sample = SamplePayload.of(contract);
    if (sample.isEmpty()) {
      html.say("p", Attributes.css("nothing"), "Its values are too many, or endless, to show one.");
      return;
    }
    listing(html, "As JSON", sample.get().prettyJson());
    JavaExample.of(contract, sample.get().record(), java)
        .ifPresentOrElse(
            code -> listing(html, "In Java", code.text()),
            () ->
                html.say(
                    "p", Attributes.css("nothing"), "No Java can be generated of this contract."));
  }

  private static void listing(Html html, String heading, String text) {
    html.line()
        .in(
            "div",
            Attributes.css("listing"),
            () -> {
              html.say("h3", heading);
              Attributes scrolls =
                  Attributes.NONE
                      .and("tabindex", "0")
                      .and("role", "region")
                      .and("aria-label", heading);
              html.in("pre", scrolls, () -> html.say("code", text));
            });
  }
}
