package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.CodeBlock;

/** Converts texts of contracts to Javadoc. The texts are untrusted and are escaped. */
final class JavadocText {
  private static final int WIDTH = 90;

  private JavadocText() {}

  /** Returns a wrapped paragraph whose further lines begin with {@code indent}. */
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

  /** Returns a {@code @param} tag. */
  static CodeBlock param(String name, String text) {
    return CodeBlock.of(
        "$L\n",
        paragraph("@param " + name + " " + text, "    ")
            .toString()
            .replaceFirst("^&#64;param", "@param"));
  }

  /**
   * Escapes a text so that it cannot end the comment, open a tag, or contain a Unicode escape of
   * Java.
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
