package org.openedx.eventbus.internal;

/**
 * Makes text of other systems safe for log lines, terminals and headers: header values, names of
 * schemas, messages of exceptions.
 *
 * <p>Characters that a reader cannot see are replaced by the escapes of JSON: control characters
 * (C0 and C1), line ends, bidirectional and zero-width characters, and lone surrogates. Otherwise
 * text could forge log lines, or control the operator's terminal. JSON in one line remains equal,
 * because such characters occur in it only within strings.
 *
 * <p>For example {@code SafeText.escape("a\nb")} returns {@code a\nb} with a backslash and an n.
 */
public final class SafeText {
  private static final int MAX_MESSAGE_LENGTH = 1_000;

  private SafeText() {}

  /** Returns the message of an exception in one line, shortened; for log lines and health. */
  public static String message(Throwable failure) {
    return escape(String.valueOf(failure.getMessage()), MAX_MESSAGE_LENGTH);
  }

  /** Returns the class and the message of an exception in one line, shortened. */
  public static String describe(Throwable failure) {
    return escape(String.valueOf(failure), MAX_MESSAGE_LENGTH);
  }

  /** Returns a text in one line, in which every character is visible. */
  public static String escape(String text) {
    return escape(text, text.length(), false);
  }

  /** Returns the first characters of a text in one line, with an ellipsis if there are more. */
  public static String escape(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return escape(text, text.length(), false);
    }
    boolean inPair = maxLength > 0 && Character.isHighSurrogate(text.charAt(maxLength - 1));
    return escape(text, inPair ? maxLength - 1 : maxLength, false) + "…";
  }

  /** Returns a text in which every character is visible, with its line feeds. */
  public static String escapeLines(String text) {
    return escape(text, text.length(), true);
  }

  /** Returns whether a text contains a character that {@link #escape} replaces. */
  public static boolean hasInvisible(CharSequence text) {
    return firstInvisible(text, text.length(), false) < text.length();
  }

  private static String escape(String text, int end, boolean keepLineFeeds) {
    int at = firstInvisible(text, end, keepLineFeeds);
    if (at == end) {
      return text.substring(0, end); // the usual case
    }
    StringBuilder out = new StringBuilder(end + 16).append(text, 0, at);
    while (at < end) {
      int codePoint = Character.codePointAt(text, at);
      int next = Math.min(end, at + Character.charCount(codePoint));
      if (isVisible(codePoint, keepLineFeeds)) {
        out.append(text, at, next);
      } else {
        for (int i = at; i < next; i++) {
          appendEscape(text.charAt(i), out);
        }
      }
      at = next;
    }
    return out.toString();
  }

  private static int firstInvisible(CharSequence text, int end, boolean keepLineFeeds) {
    int at = 0;
    while (at < end) {
      char c = text.charAt(at);
      if (c >= ' ' && c < 0x7F) {
        at++;
        continue;
      }
      int codePoint = Character.codePointAt(text, at);
      if (!isVisible(codePoint, keepLineFeeds)) {
        return at;
      }
      at = Math.min(end, at + Character.charCount(codePoint));
    }
    return end;
  }

  private static boolean isVisible(int codePoint, boolean keepLineFeeds) {
    if (codePoint == '\n') {
      return keepLineFeeds;
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT, // bidirectional and zero-width characters
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE -> // alone: a pair is one code point
          false;
      default -> !isIgnorable(codePoint);
    };
  }

  /** Letters and marks without a glyph: Unicode's property Default_Ignorable_Code_Point. */
  private static boolean isIgnorable(int codePoint) {
    return switch (codePoint) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
      default ->
          (codePoint >= 0x180B && codePoint <= 0x180F)
              || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
              || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
    };
  }

  private static void appendEscape(char c, StringBuilder out) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit((c >> shift) & 0xF, 16));
        }
      }
    }
  }
}
