package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.List;

/**
 * Once an event of a key is a dead letter, no later event of that key is given to the handler. What
 * a member does that has lost its partition without knowing it does not count, nor does a letter
 * whose event was handled all the same. No class of Jepsen's.
 */
final class ParkedKeysHeld extends Guarantee {
  @Override
  List<Violation> violations(Recorded recorded) {
    List<Violation> found = new ArrayList<>();
    for (List<Outcome> lane : recorded.lanes(Scope.KEY)) {
      long parked = Long.MAX_VALUE;
      for (Outcome outcome : lane) {
        for (Attempt attempt : outcome.attempts) {
          if (attempt.begun() > parked && recorded.orphanedAt(attempt) > attempt.begun()) {
            found.add(
                new Violation(
                    Violation.Kind.OVERTOOK_PARKED,
                    outcome
                        + " was given, "
                        + attempt
                        + ", and its key is parked since "
                        + parked));
          }
        }
        if (!outcome.letters.isEmpty() && outcome.timesHandled() == 0) {
          parked = Math.min(parked, outcome.letters.get(0).nanos());
        }
      }
    }
    return found;
  }
}
