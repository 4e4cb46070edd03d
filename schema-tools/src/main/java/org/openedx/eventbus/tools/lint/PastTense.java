package org.openedx.eventbus.tools.lint;

import java.util.regex.Pattern;

/**
 * Heuristic for verbs in the past tense: the ending -ed, or a frequent irregular form. It can be
 * wrong, so findings based on it are warnings.
 */
final class PastTense {
  /** The ending -eed is not a past tense, as in "exceed", except in the listed verbs. */
  private static final Pattern PAST =
      Pattern.compile(
          "(?!embed$)\\w+[^e]ed|(dis)?agreed|freed|guaranteed"
              + "|begun|bought|built|chosen|done|driven|fed|found|given|gone|grown|held|hidden|kept"
              + "|known|laid|led|left|lost|made|met|overwritten|paid|put|read|rerun|resent|reset"
              + "|rewritten|run|seen|sent|set|shown|sold|spent|split|taken|told|undone|withdrawn"
              + "|won|written");

  private PastTense() {}

  /** Returns whether the last word of an action is a past tense, for example "partially_paid". */
  static boolean matches(String action) {
    String word = action.substring(Math.max(action.lastIndexOf('_'), action.lastIndexOf('-')) + 1);
    return PAST.matcher(word).matches();
  }
}
