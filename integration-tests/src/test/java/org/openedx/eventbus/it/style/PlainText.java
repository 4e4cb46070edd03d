package org.openedx.eventbus.it.style;

import java.util.ArrayList;
import java.util.List;

/** The text of scripts, settings, style sheets and POMs: all of it, divided at blank lines. */
final class PlainText {
  private PlainText() {}

  static List<Passage> of(String source) {
    List<Passage> passages = new ArrayList<>();
    Passage current = new Passage();
    int number = 0;
    for (String line : source.lines().toList()) {
      number++;
      String content = line.replaceFirst("^\\s*(?:#+|//+|\\*+)", "");
      if (content.isBlank()) {
        passages.add(current);
        current = new Passage();
      }
      current.append(content, number);
      current.append('\n', number);
    }
    passages.add(current);
    return passages;
  }
}
