package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * No event is given to a handler, or written as its dead letter, before all earlier ones of its key
 * were handled or written; so the first times come in the order of the offsets, and what comes
 * again later does no harm. Of Jepsen's classes: <em>poll-skip</em>, <em>int-poll-skip</em>, and
 * <em>nonmonotonic-poll</em> among first readings.
 */
final class InOrder extends Guarantee {
  private final Scope scope;

  InOrder(Scope scope) {
    this.scope = scope;
  }

  @Override
  List<Violation> violations(Recorded recorded) {
    List<Violation> found = new ArrayList<>();
    for (List<Outcome> lane : recorded.lanes(scope)) {
      Outcome slowest = null;
      for (Outcome outcome : lane) {
        if (slowest != null && outcome.touchedAt() < slowest.settledAt()) {
          found.add(overtook(outcome, slowest));
        }
        slowest = later(slowest, outcome);
      }
    }
    return found;
  }

  private static Outcome later(@Nullable Outcome one, Outcome other) {
    return one != null && one.settledAt() >= other.settledAt() ? one : other;
  }

  private static Violation overtook(Outcome outcome, Outcome earlier) {
    long settled = earlier.settledAt();
    return new Violation(
        Violation.Kind.REORDERED,
        outcome
            + " was touched at "
            + outcome.touchedAt()
            + ", and the earlier "
            + earlier.event()
            + " was done with "
            + (settled == Long.MAX_VALUE ? "never" : "at " + settled));
  }
}
