package org.openedx.eventbus.it.style;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that a reader takes in at one go, for example a comment or a paragraph. Remembers the line
 * of each character, because a phrase may begin on one line and end on the next.
 */
final class Passage {
  /** Stands for code and for the end of a paragraph: no phrase reaches across it. */
  static final char BARRIER = '\u241E';

  private final StringBuilder text = new StringBuilder();
  private int[] lines = new int[64];

  void append(char character, int line) {
    if (text.length() == lines.length) {
      lines = Arrays.copyOf(lines, lines.length * 2);
    }
    lines[text.length()] = line;
    text.append(character);
  }

  void append(CharSequence characters, int line) {
    for (int i = 0; i < characters.length(); i++) {
      append(characters.charAt(i), line);
    }
  }

  /** Replaces each match by barriers, for example inline code. */
  void mask(Pattern code) {
    Matcher matcher = code.matcher(text.toString());
    while (matcher.find()) {
      for (int i = matcher.start(); i < matcher.end(); i++) {
        text.setCharAt(i, BARRIER);
      }
    }
  }

  boolean isBlank() {
    return text.toString().isBlank();
  }

  String text() {
    return text.toString();
  }

  int lineAt(int index) {
    return lines[index];
  }
}
