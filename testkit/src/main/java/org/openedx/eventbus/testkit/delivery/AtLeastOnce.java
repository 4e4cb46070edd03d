package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * Each event is handled, or is a dead letter, for each of its handlers; and once more after it was
 * redriven. Of Jepsen's classes: <em>lost-write</em> (acknowledged, and read by nobody though later
 * ones were), <em>unseen</em> (acknowledged, and not read at the end), and what <em>poll-skip</em>
 * and <em>int-poll-skip</em> come to when nobody reads the skipped event later.
 */
final class AtLeastOnce extends Guarantee {
  @Override
  List<Violation> violations(Recorded recorded) {
    List<Violation> found = new ArrayList<>();
    for (Outcome outcome : recorded.outcomes()) {
      if (outcome.settledAt() == Long.MAX_VALUE) {
        found.add(
            new Violation(
                Violation.Kind.LOST,
                outcome + " was neither handled nor written; attempts: " + outcome.attempts));
      } else if (!outcome.isAnswered()) {
        found.add(
            new Violation(
                Violation.Kind.LOST,
                outcome + " was redriven and then neither handled nor written"));
      }
    }
    return found;
  }
}
