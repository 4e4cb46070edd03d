package org.openedx.eventbus.testkit.delivery;

import java.util.List;

/**
 * Of all events, times their handlers, only a share is handled or written again. Of Jepsen's
 * classes: <em>duplicate</em>, which at-least-once delivery allows and this bounds.
 */
final class DuplicatesBounded extends Guarantee {
  private final double atMost;

  DuplicatesBounded(double atMost) {
    if (!(atMost >= 0)) {
      throw new IllegalArgumentException("a share below 0: " + atMost);
    }
    this.atMost = atMost;
  }

  @Override
  List<Violation> violations(Recorded recorded) {
    long due = 0;
    long duplicates = 0;
    for (Outcome outcome : recorded.outcomes()) {
      due++;
      duplicates += outcome.duplicates();
    }
    if (duplicates <= atMost * due) {
      return List.of();
    }
    return List.of(
        new Violation(
            Violation.Kind.DUPLICATED,
            duplicates + " duplicates of " + due + ", where a share of " + atMost + " may be"));
  }
}
