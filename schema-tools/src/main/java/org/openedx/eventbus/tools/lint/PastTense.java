package org.openedx.eventbus.tools.lint;

import java.util.Set;

/**
 * Tells a verb in the past tense from another word: by its ending, and by a list of the irregular
 * ones. It knows no grammar, so what it finds is a warning.
 */
final class PastTense {
  private static final Set<String> IRREGULAR =
      Set.of(
          "become",
          "begun",
          "born",
          "bought",
          "bound",
          "broken",
          "brought",
          "built",
          "caught",
          "chosen",
          "cut",
          "done",
          "drawn",
          "driven",
          "fallen",
          "fed",
          "fought",
          "forgotten",
          "found",
          "frozen",
          "given",
          "gone",
          "grown",
          "held",
          "hidden",
          "hit",
          "kept",
          "known",
          "laid",
          "led",
          "left",
          "let",
          "lost",
          "made",
          "met",
          "overridden",
          "overwritten",
          "paid",
          "put",
          "read",
          "rebuilt",
          "redone",
          "rerun",
          "resent",
          "reset",
          "resold",
          "rewritten",
          "risen",
          "run",
          "said",
          "seen",
          "sent",
          "set",
          "shown",
          "shut",
          "sold",
          "spent",
          "split",
          "spoken",
          "spread",
          "stolen",
          "sworn",
          "taken",
          "taught",
          "thrown",
          "told",
          "torn",
          "understood",
          "undone",
          "withdrawn",
          "won",
          "worn",
          "written");

  /** Verbs on -eed whose past is on -eed too; others, such as "exceed", are no past. */
  private static final Set<String> PAST_ON_EED =
      Set.of("agreed", "decreed", "disagreed", "freed", "guaranteed", "refereed");

  private static final Set<String> NO_VERBS = Set.of("bed", "embed", "red", "sacred", "hundred");

  private PastTense() {}

  /** Whether the last word of an action, such as {@code partially_paid}, is a past. */
  static boolean is(String action) {
    String word = action.substring(Math.max(action.lastIndexOf('_'), action.lastIndexOf('-')) + 1);
    if (word.endsWith("eed")) {
      return PAST_ON_EED.contains(word);
    }
    return IRREGULAR.contains(word) || (word.endsWith("ed") && !NO_VERBS.contains(word));
  }
}
