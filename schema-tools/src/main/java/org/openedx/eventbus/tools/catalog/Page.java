package org.openedx.eventbus.tools.catalog;

import java.util.function.Consumer;

/** What every page has around its content. */
final class Page {
  private final String title;
  private final String root;

  /**
   * @param root the way from the page to the root of the site, empty or {@code ../}
   */
  Page(String title, String root) {
    this.title = title;
    this.root = root;
  }

  String with(Consumer<Html> content) {
    Html html = new Html();
    html.in(
        "html",
        Attributes.NONE.and("lang", "en"),
        () -> {
          html.line().in("head", () -> head(html));
          html.line().in("body", () -> body(html, content));
          html.line();
        });
    return html.line().toString();
  }

  private void head(Html html) {
    html.line().single("meta", Attributes.NONE.and("charset", "utf-8"));
    html.line()
        .single(
            "meta",
            Attributes.NONE
                .and("name", "viewport")
                .and("content", "width=device-width, initial-scale=1"));
    html.line()
        .single("meta", Attributes.NONE.and("name", "color-scheme").and("content", "light dark"));
    html.line().say("title", title);
    html.line()
        .single("link", Attributes.NONE.and("rel", "stylesheet").and("href", root + Assets.STYLE));
    html.line().script(root + Assets.SCRIPT).line();
  }

  private void body(Html html, Consumer<Html> content) {
    html.line().say("a", Attributes.href("#main").and("class", "skip"), "Skip to the content");
    html.line()
        .in(
            "header",
            Attributes.css("site"),
            () ->
                html.in(
                    "nav",
                    Attributes.NONE.and("aria-label", "Site"),
                    () -> {
                      String home = root + "index.html";
                      html.say("a", Attributes.href(home).and("class", "home"), "Events");
                      html.say("a", Attributes.href(root + "personal-data.html"), "Personal data");
                    }));
    Attributes main = Attributes.id("main");
    html.line().in("main", main, () -> content.accept(html));
    html.line()
        .in(
            "footer",
            Attributes.css("site"),
            () -> html.say("p", "Made from the contracts by eventbus schema catalog."));
    html.line();
  }

  /** A text that may break within its names: after dots, underscores, dashes and slashes. */
  static void breakable(Html html, String name) {
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      part.append(c);
      if ((c == '.' || c == '_' || c == '-' || c == '/') && i < name.length() - 1) {
        html.text(part.toString()).single("wbr", Attributes.NONE);
        part.setLength(0);
      }
    }
    html.text(part.toString());
  }

  /** An event type's name, its telling part stressed. */
  static void eventName(Html html, Entry entry) {
    String value = entry.name().value();
    String telling = entry.name().subject() + "." + entry.name().action();
    int from = value.indexOf(telling);
    if (from <= 0 || entry.name().subject().isEmpty()) {
      html.in("b", () -> breakable(html, value));
      return;
    }
    int to = from + telling.length();
    html.in("span", Attributes.css("quiet"), () -> breakable(html, value.substring(0, from)));
    html.single("wbr", Attributes.NONE);
    html.in("b", () -> breakable(html, telling));
    html.say("span", Attributes.css("quiet"), value.substring(to));
  }
}
