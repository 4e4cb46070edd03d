package org.openedx.eventbus.tools.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes HTML. All texts are escaped. Markup comes only from element names, which are validated,
 * and every opened element is closed.
 */
final class Html {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

  /** Elements whose content is not parsed as text. */
  private static final Set<String> NEVER = Set.of("script", "style", "iframe", "object", "embed");

  private static final Set<String> WITHOUT_INSIDE = Set.of("meta", "link", "input", "wbr");

  private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");

  /** Writes an element with the content that {@code content} writes. */
  Html in(String element, HtmlAttributes attributes, Runnable content) {
    require(!WITHOUT_INSIDE.contains(element), element);
    open(element, attributes);
    content.run();
    out.append("</").append(element).append('>');
    return this;
  }

  Html in(String element, Runnable content) {
    return in(element, HtmlAttributes.NONE, content);
  }

  /** Writes an element with a text. */
  Html say(String element, HtmlAttributes attributes, String text) {
    return in(element, attributes, () -> text(text));
  }

  Html say(String element, String text) {
    return say(element, HtmlAttributes.NONE, text);
  }

  /** Writes a void element, for example {@code meta}. */
  Html single(String element, HtmlAttributes attributes) {
    require(WITHOUT_INSIDE.contains(element), element);
    open(element, attributes);
    return this;
  }

  Html text(String text) {
    escape(text, out);
    return this;
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

  private void open(String element, HtmlAttributes attributes) {
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
    return out.toString();
  }
}
