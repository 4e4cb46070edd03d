package org.openedx.eventbus.tools.catalog;

import static org.openedx.eventbus.tools.catalog.HtmlAttributes.attribute;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.css;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.href;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.id;

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
record EventPage(Family family, Version version, Site site) {
  /** Path to the root of the site. */
  private static final String ROOT = "../";

  String html() {
    return new Page(entry().name().value(), ROOT).with(this::content);
  }

  private Entry entry() {
    return version.entry();
  }

  private Contract contract() {
    return version.contract();
  }

  private void content(Html html) {
    html.line().open("nav", css("crumbs").and("aria-label", "Path"));
    html.say("a", href(ROOT + "index.html"), "Events");
    String subdomain = entry().name().subdomain();
    if (!subdomain.isEmpty()) {
      html.text(" / ").say("a", href(Links.filtered(ROOT, "subdomain", subdomain)), subdomain);
    }
    html.close().line().open("h1", css("name"));
    Page.eventName(html, entry());
    html.close();
    contract().about().ifPresent(text -> html.line().say("p", css("lead"), text));
    contract().deprecation().ifPresent(each -> deprecation(html, each));
    html.line().open("dl", css("facts"));
    facts(html);
    html.close();
    openSection(html, "payload", "Payload");
    new PayloadTree(html, contract().keyPath()).write(contract().schema());
    html.line().close();
    openSection(html, "example", "Example");
    example(html);
    html.line().close();
    openSection(html, "versions", "Versions");
    new VersionList(html, family.versions(), version, site.changes()).write();
    html.line().close();
  }

  private static void openSection(Html html, String id, String heading) {
    html.line().open("section", id(id).and("aria-labelledby", id + "-heading"));
    html.line().say("h2", id(id + "-heading"), heading);
  }

  private void deprecation(Html html, Deprecation deprecation) {
    html.line().open("p", css("notice"));
    String since = deprecation.since().map(date -> " since " + date).orElse("");
    html.say("strong", "Deprecated" + since + ".").text(" " + deprecation.reason());
    deprecation.successor().ifPresent(name -> successor(html, name));
    html.close();
  }

  private void successor(Html html, String name) {
    html.text(" Replaced by ");
    site.inventory()
        .find(name)
        .ifPresentOrElse(
            other -> html.say("a", href(ROOT + other.page()), name), () -> html.say("code", name));
    html.text(".");
  }

  private void facts(Html html) {
    fact(html, "Topic", () -> topic(html));
    fact(html, "Key", () -> key(html));
    fact(html, "Sender", contract().sender().orElse("not specified"));
    fact(html, "Compatibility", site.levels().apply(contract().name()).name());
    fact(html, "Retention", entry().retention().orElse("default of the topic"));
    fact(html, "Personal data", personal());
    fact(html, "Version", version.number());
    contract().since().ifPresent(text -> fact(html, "Since", text));
    fact(html, "Constant", () -> html.open("code").breakable(contract().constant()).close());
    contract().trigger().ifPresent(text -> fact(html, "Sent when", css("long"), text));
    Subject subject = Subject.value(contract().topic(), contract().name());
    fact(html, "Subject", css("long"), subject.value());
    contract()
        .keyPath()
        .map(path -> KeyPath.of(contract().schema(), path).primitive())
        .map(type -> Subject.key(contract().topic(), type).value())
        .ifPresent(key -> fact(html, "Key subject", css("long"), key));
  }

  private void topic(Html html) {
    html.open("a", href(Links.filtered(ROOT, "topic", contract().topic())));
    html.breakable(contract().topic()).close();
  }

  private String personal() {
    int count = entry().personal().size();
    return count == 0 ? "none" : count == 1 ? "1 field" : count + " fields";
  }

  private void key(Html html) {
    Optional<String> path = contract().keyPath();
    if (path.isPresent()) {
      html.open("a", href(Links.field(path.get())));
      html.open("code").breakable(path.get()).close().close();
    } else {
      String why = contract().noKey().map(reason -> ": " + reason).orElse("");
      html.text("none, so the order of events is not guaranteed" + why);
    }
  }

  private static void fact(Html html, String name, String text) {
    fact(html, name, HtmlAttributes.NONE, text);
  }

  private static void fact(Html html, String name, HtmlAttributes attributes, String text) {
    fact(html, name, attributes, () -> html.breakable(text));
  }

  private static void fact(Html html, String name, Runnable value) {
    fact(html, name, HtmlAttributes.NONE, value);
  }

  private static void fact(Html html, String name, HtmlAttributes attributes, Runnable value) {
    html.line().open("div", attributes).say("dt", name).open("dd");
    value.run();
    html.close().close();
  }

  private void example(Html html) {
    Optional<SamplePayload> sample = SamplePayload.of(contract());
    if (sample.isEmpty()) {
      nothing(html, "No sample: the type is recursive or too large.");
      return;
    }
    listing(html, "As JSON", sample.get().prettyJson());
    JavaExample.of(contract(), sample.get().record(), site.java())
        .ifPresentOrElse(
            code -> listing(html, "In Java", code.text()),
            () -> nothing(html, "Java code cannot be generated from this contract."));
  }

  private static void nothing(Html html, String why) {
    html.say("p", css("nothing"), why);
  }

  private static void listing(Html html, String heading, String text) {
    html.line().open("div", css("listing")).say("h3", heading);
    html.open("pre", attribute("tabindex", "0").and("role", "region").and("aria-label", heading));
    html.say("code", text).close().close();
  }
}
