package org.openedx.eventbus.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the known name that a misspelt name probably means. */
public final class Suggestions {
  private Suggestions() {}

  /**
   * Returns the known name with the fewest edits, if they are few in relation to its length. Case
   * is ignored: {@code event_since} is close to {@code EVENT_SINCE}.
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> editDistance(name, candidate)))
        .filter(candidate -> editDistance(name, candidate) <= maxEdits(name));
  }

  /** Two edits are a transposition; of a very short name, they would leave nothing in common. */
  private static int maxEdits(String name) {
    return name.length() < 4 ? 1 : Math.max(2, name.length() / 5);
  }

  /** Returns the known name with the fewest edits, if they are at most {@code maxEdits}. */
  public static Optional<String> nearest(String name, Collection<String> known, int maxEdits) {
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - name.length()) <= maxEdits)
        .min(Comparator.comparingInt(candidate -> editDistance(name, candidate)))
        .filter(candidate -> editDistance(name, candidate) <= maxEdits);
  }

  /** Returns {@code ; did you mean x?} to append to a message, or an empty text. */
  public static String didYouMean(String name, Collection<String> known) {
    return nearest(name, known).map(nearest -> "; did you mean " + nearest + "?").orElse("");
  }

  /** Levenshtein distance without regard to case. */
  private static int editDistance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
