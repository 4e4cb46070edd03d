package org.openedx.eventbus.tools.report;

/** Escapes text for XML 1.0. Replaces characters that XML does not allow by U+FFFD. */
final class Xml {
  private static final char REPLACEMENT = '\uFFFD';

  private Xml() {}

  /** Escapes text for element content and for attributes in double quotes. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                // A parser would convert unescaped ones in attributes to spaces.
                case '\n', '\r', '\t' -> out.append("&#").append(c).append(';');
                default -> out.appendCodePoint(isAllowed(c) ? c : REPLACEMENT);
              }
            });
    return out.toString();
  }

  private static boolean isAllowed(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
