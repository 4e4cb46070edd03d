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
    String tag = paragraph("@param " + name + " " + text, "    ").toString();
    return CodeBlock.of("$L\n", tag.replaceFirst("^&#64;param", "@param"));
  }

  /**
   * Escapes a text so that it cannot end the comment, open a tag, or contain a Unicode escape of
   * Java.
   */
  static String escape(String text) {
    return text.replaceAll("[\\p{Cc}\\p{javaWhitespace}]", " ")
        .replaceAll("\\p{Cs}", "\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "&#64;")
        .replace("\\", "&#92;")
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("*/", "*&#47;");
  }
}
