package org.openedx.eventbus.tools.internal;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.openedx.eventbus.internal.Suggestions;

/** Help for an unknown name in a message. */
public final class KnownNames {
  private KnownNames() {}

  /** Returns {@code ; did you mean x?}, or a list of all known names if none is similar. */
  public static String hint(String name, Collection<String> known) {
    SortedSet<String> sorted = new TreeSet<>(known);
    String hint = Suggestions.didYouMean(name, sorted);
    return hint.isEmpty() && !known.isEmpty()
        ? " (known: " + String.join(", ", sorted) + ")"
        : hint;
  }
}
