package org.openedx.eventbus.tools.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Suggests a known name for a misspelt one. */
public final class Suggestion {
  private Suggestion() {}

  /**
   * Returns {@code ": did you mean 'x'?"} with the most similar name, or a list of all names if
   * none is similar.
   */
  public static String of(String given, Collection<String> known) {
    Optional<String> nearest =
        known.stream()
            .sorted()
            .min(Comparator.comparingInt(each -> distance(given, each)))
            .filter(each -> distance(given, each) <= Math.max(1, given.length() / 3));
    return nearest
        .map(each -> ": did you mean '" + each + "'?")
        .orElseGet(() -> known.isEmpty() ? "" : " (known: " + sorted(known) + ")");
  }

  private static String sorted(Collection<String> known) {
    return String.join(", ", known.stream().sorted().toList());
  }

  /** Returns the Levenshtein distance, ignoring case. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        boolean same =
            Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
        int replaced = diagonal + (same ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
