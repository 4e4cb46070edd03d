package org.openedx.eventbus.tools.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes HTML. All texts are escaped. Markup comes only from element names, which are validated,
 * and no element may be left open.
 */
final class Html {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

  /** Elements whose content is not parsed as text. */
  private static final Set<String> NEVER = Set.of("script", "style", "iframe", "object", "embed");

  private static final Set<String> WITHOUT_INSIDE = Set.of("meta", "link", "input", "wbr");

  private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /** Writes the start of an element, which {@link #close} ends. */
  Html open(String element, HtmlAttributes attributes) {
    require(!WITHOUT_INSIDE.contains(element), element);
    start(element, attributes);
    open.push(element);
    return this;
  }

  Html open(String element) {
    return open(element, HtmlAttributes.NONE);
  }

  /** Writes the end of the innermost open element. */
  Html close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Writes an element with a text. */
  Html say(String element, HtmlAttributes attributes, String text) {
    return open(element, attributes).text(text).close();
  }

  Html say(String element, String text) {
    return say(element, HtmlAttributes.NONE, text);
  }

  /** Writes a void element, for example {@code meta}. */
  Html single(String element, HtmlAttributes attributes) {
    require(WITHOUT_INSIDE.contains(element), element);
    start(element, attributes);
    return this;
  }

  Html text(String text) {
    escape(text, out);
    return this;
  }

  /** Writes a name that may be wrapped after dots, underscores, dashes and slashes. */
  Html breakable(String name) {
    StringBuilder part = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      part.append(c);
      if ((c == '.' || c == '_' || c == '-' || c == '/') && i < name.length() - 1) {
        text(part.toString()).single("wbr", HtmlAttributes.NONE);
        part.setLength(0);
      }
    }
    return text(part.toString());
  }

  /** Writes a line feed, which makes the source readable. */
  Html line() {
    out.append('\n');
    return this;
  }

  /** Writes a reference to a script of the site. */
  Html script(String file) {
    out.append("<script defer");
    HtmlAttributes.NONE.and("src", file).write(out);
    out.append("></script>");
    return this;
  }

  /** Writes data for scripts, in a block that is not executed. */
  Html data(String id, JsonNode json) {
    out.append("<script type=\"application/json\"");
    HtmlAttributes.id(id).write(out);
    out.append('>');
    // In JSON these characters occur only in strings, where they can be escaped.
    out.append(
        json.toString()
            .replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
            .replace("\u2028", "\\u2028")
            .replace("\u2029", "\\u2029"));
    out.append("</script>");
    return this;
  }

  private void start(String element, HtmlAttributes attributes) {
    require(NAME.matcher(element).matches() && !NEVER.contains(element), element);
    out.append('<').append(element);
    attributes.write(out);
    out.append('>');
  }

  private static void require(boolean fits, String element) {
    if (!fits) {
      throw new IllegalArgumentException("element not allowed: " + element);
    }
  }

  static void escape(String text, StringBuilder out) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '&' -> out.append("&amp;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n', '\t' -> out.append(c);
        // HTML has no other control characters.
        default -> out.append(Character.isISOControl(c) ? '\uFFFD' : c);
      }
    }
  }

  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("elements are still open: " + open);
    }
    return out.toString();
  }
}
