package org.openedx.eventbus.tools.catalog;

import static org.openedx.eventbus.tools.catalog.HtmlAttributes.attribute;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.css;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.href;
import static org.openedx.eventbus.tools.catalog.HtmlAttributes.id;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The frame of every page around its content.
 *
 * @param root the path from the page to the root of the site, empty or {@code ../}
 */
record Page(String title, String root) {
  String with(Consumer<Html> content) {
    Html html = new Html().open("html", attribute("lang", "en"));
    html.line().open("head");
    html.line().single("meta", attribute("charset", "utf-8"));
    meta(html, "viewport", "width=device-width, initial-scale=1");
    meta(html, "color-scheme", "light dark");
    html.line().say("title", title);
    html.line().single("link", attribute("rel", "stylesheet").and("href", root + Assets.STYLE));
    html.line().script(root + Assets.SCRIPT).line().close();
    html.line().open("body");
    body(html, content);
    return html.close().line().close().line().toString();
  }

  private static void meta(Html html, String name, String content) {
    html.line().single("meta", attribute("name", name).and("content", content));
  }

  private void body(Html html, Consumer<Html> content) {
    html.line().say("a", href("#main").and("class", "skip"), "Skip to the content");
    html.line().open("header", css("site")).open("nav", attribute("aria-label", "Site"));
    html.say("a", href(root + "index.html").and("class", "home"), "Events");
    html.say("a", href(root + "personal-data.html"), "Personal data").close().close();
    html.line().open("main", id("main"));
    content.accept(html);
    html.close().line().open("footer", css("site"));
    html.say("p", "Generated from the contracts by eventbus schema catalog.").close().line();
  }

  /** Writes the name of an event type, with subject and action emphasised. */
  static void eventName(Html html, Entry entry) {
    String value = entry.name().value();
    String emphasised = entry.name().subject() + "." + entry.name().action();
    int from = value.indexOf(emphasised);
    if (from <= 0 || entry.name().subject().isEmpty()) {
      html.open("b").breakable(value).close();
      return;
    }
    int to = from + emphasised.length();
    html.open("span", css("quiet")).breakable(value.substring(0, from)).close();
    html.single("wbr", HtmlAttributes.NONE);
    html.open("b").breakable(emphasised).close();
    html.say("span", css("quiet"), value.substring(to));
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
