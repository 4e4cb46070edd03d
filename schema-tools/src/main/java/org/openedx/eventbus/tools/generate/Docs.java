package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.CodeBlock;

/** Makes Javadoc of texts that anybody may have written. */
final class Docs {
  private static final int WIDTH = 90;

  private Docs() {}

  /** One paragraph, wrapped; further lines are indented by {@code indent}. */
  static CodeBlock paragraph(String text, String indent) {
    StringBuilder out = new StringBuilder();
    int column = 0;
    for (String word : escape(text).trim().split("\\s+", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        out.append('\n').append(indent);
        column = indent.length();
      } else if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return CodeBlock.of("$L", out);
  }

  /** A tag of a parameter. */
  static CodeBlock param(String name, String text) {
    return CodeBlock.of(
        "$L\n",
        paragraph("@param " + name + " " + text, "    ")
            .toString()
            .replaceFirst("^&#64;param", "@param"));
  }

  /**
   * Nothing in the result ends the comment, opens a tag, or is a Unicode escape to the compiler.
   */
  static String escape(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '@' -> out.append("&#64;");
                case '\\' -> out.append("&#92;");
                case '{' -> out.append("&#123;");
                case '}' -> out.append("&#125;");
                case '/' ->
                    out.append(
                        out.length() > 0 && out.charAt(out.length() - 1) == '*' ? "&#47;" : "/");
                default -> {
                  if (Character.isISOControl(c) || Character.isWhitespace(c)) {
                    out.append(' ');
                  } else if (c >= 0xD800 && c <= 0xDFFF) {
                    out.append('\uFFFD');
                  } else {
                    out.appendCodePoint(c);
                  }
                }
              }
            });
    return out.toString();
  }
}
