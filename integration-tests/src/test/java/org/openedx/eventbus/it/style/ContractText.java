package org.openedx.eventbus.it.style;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documentation in a contract: the values of {@code about}. */
final class ContractText {
  private static final Pattern ABOUT =
      Pattern.compile("\"about\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

  private ContractText() {}

  static List<Passage> of(String source) {
    List<Passage> passages = new ArrayList<>();
    Matcher matcher = ABOUT.matcher(source);
    while (matcher.find()) {
      int line =
          1 + (int) source.substring(0, matcher.start(1)).chars().filter(c -> c == '\n').count();
      Passage passage = new Passage();
      passage.append(matcher.group(1).replace("\\n", " ").replace("\\\"", "\""), line);
      passages.add(passage);
    }
    return passages;
  }
}
