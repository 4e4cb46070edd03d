package org.openedx.eventbus.tools.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes HTML. Whatever it is given stays text: markup comes only from the names of elements, which
 * are checked, and every element that is opened is closed.
 */
final class Html {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*");

  /** Inside these, text is not text. */
  private static final Set<String> NEVER = Set.of("script", "style", "iframe", "object", "embed");

  private static final Set<String> WITHOUT_INSIDE = Set.of("meta", "link", "input", "wbr");

  private final StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");

  /** An element with what {@code content} writes inside. */
  Html in(String element, Attributes attributes, Runnable content) {
    require(!WITHOUT_INSIDE.contains(element), element);
    open(element, attributes);
    content.run();
    out.append("</").append(element).append('>');
    return this;
  }

  Html in(String element, Runnable content) {
    return in(element, Attributes.NONE, content);
  }

  /** An element with a text inside. */
  Html say(String element, Attributes attributes, String text) {
    return in(element, attributes, () -> text(text));
  }

  Html say(String element, String text) {
    return say(element, Attributes.NONE, text);
  }

  /** An element that has no inside, such as {@code meta}. */
  Html single(String element, Attributes attributes) {
    require(WITHOUT_INSIDE.contains(element), element);
    open(element, attributes);
    return this;
  }

  Html text(String text) {
    escape(text, out);
    return this;
  }

  /** A line end, for those who read the source. */
  Html line() {
    out.append('\n');
    return this;
  }

  /** A script that is a file of the site. */
  Html script(String file) {
    out.append("<script defer");
    Attributes.NONE.and("src", file).write(out);
    out.append("></script>");
    return this;
  }

  /** Data for scripts, in a block that is never run. */
  Html data(String id, JsonNode json) {
    out.append("<script type=\"application/json\"");
    Attributes.id(id).write(out);
    out.append('>');
    // In JSON these stand within strings alone, where they may be written so.
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

  private void open(String element, Attributes attributes) {
    require(NAME.matcher(element).matches() && !NEVER.contains(element), element);
    out.append('<').append(element);
    attributes.write(out);
    out.append('>');
  }

  private static void require(boolean fits, String element) {
    if (!fits) {
      throw new IllegalArgumentException("no such element for a page: " + element);
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
