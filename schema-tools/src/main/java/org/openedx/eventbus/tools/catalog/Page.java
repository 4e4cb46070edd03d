package org.openedx.eventbus.tools.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The frame of every page around its content. */
final class Page {
  private final String title;
  private final String root;

  /**
   * @param root the path from the page to the root of the site, empty or {@code ../}
   */
  Page(String title, String root) {
    this.title = title;
    this.root = root;
  }

  String with(Consumer<Html> content) {
    Html html = new Html();
    html.in(
        "html",
        HtmlAttributes.NONE.and("lang", "en"),
        () -> {
          html.line().in("head", () -> head(html));
          html.line().in("body", () -> body(html, content));
          html.line();
        });
    return html.line().toString();
  }

  private void head(Html html) {
    html.line().single("meta", HtmlAttributes.NONE.and("charset", "utf-8"));
    html.line()
        .single(
            "meta",
            HtmlAttributes.NONE
                .and("name", "viewport")
                .and("content", "width=device-width, initial-scale=1"));
    html.line()
        .single(
            "meta", HtmlAttributes.NONE.and("name", "color-scheme").and("content", "light dark"));
    html.line().say("title", title);
    html.line()
        .single(
            "link", HtmlAttributes.NONE.and("rel", "stylesheet").and("href", root + Assets.STYLE));
    html.line().script(root + Assets.SCRIPT).line();
  }

  private void body(Html html, Consumer<Html> content) {
    html.line().say("a", HtmlAttributes.href("#main").and("class", "skip"), "Skip to the content");
    html.line()
        .in(
            "header",
            HtmlAttributes.css("site"),
            () ->
                html.in(
                    "nav",
                    HtmlAttributes.NONE.and("aria-label", "Site"),
                    () -> {
                      String home = root + "index.html";
                      html.say("a", HtmlAttributes.href(home).and("class", "home"), "Events");
                      html.say(
                          "a", HtmlAttributes.href(root + "personal-data.html"), "Personal data");
                    }));
    HtmlAttributes main = HtmlAttributes.id("main");
    html.line().in("main", main, () -> content.accept(html));
    html.line()
        .in(
            "footer",
            HtmlAttributes.css("site"),
            () -> html.say("p", "Generated from the contracts by eventbus schema catalog."));
    html.line();
  }

  /** Writes a name that may be wrapped after dots, underscores, dashes and slashes. */
  static void breakable(Html html, String name) {
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      part.append(c);
      if ((c == '.' || c == '_' || c == '-' || c == '/') && i < name.length() - 1) {
        html.text(part.toString()).single("wbr", HtmlAttributes.NONE);
        part.setLength(0);
      }
    }
    html.text(part.toString());
  }

  /** Writes the name of an event type, with subject and action emphasised. */
  static void eventName(Html html, Entry entry) {
    String value = entry.name().value();
    String emphasised = entry.name().subject() + "." + entry.name().action();
    int from = value.indexOf(emphasised);
    if (from <= 0 || entry.name().subject().isEmpty()) {
      html.in("b", () -> breakable(html, value));
      return;
    }
    int to = from + emphasised.length();
    html.in("span", HtmlAttributes.css("quiet"), () -> breakable(html, value.substring(0, from)));
    html.single("wbr", HtmlAttributes.NONE);
    html.in("b", () -> breakable(html, emphasised));
    html.say("span", HtmlAttributes.css("quiet"), value.substring(to));
  }

  /** Static files of every site: style sheet and script. */
  static final class Assets {
    static final String STYLE = "assets/catalog.css";
    static final String SCRIPT = "assets/catalog.js";

    private Assets() {}

    static void write(SiteDirectory site) {
      site.write(STYLE, resource("catalog.css"));
      site.write(SCRIPT, resource("catalog.js"));
    }

    private static String resource(String name) {
      try (InputStream in = Assets.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is missing from the class path");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
