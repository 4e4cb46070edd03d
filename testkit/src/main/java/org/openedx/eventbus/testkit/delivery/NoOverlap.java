package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A handler never has two events of a key at once, whoever gives them to it. A member that has lost
 * its partition without knowing it cannot keep this: where one of the two attempts was of such a
 * member by then, it is no violation. Without {@link DeliveryHistory#lost} nothing is excused. No
 * class of Jepsen's: its clients do not take time over what they read.
 */
final class NoOverlap extends Guarantee {
  private final Scope scope;

  NoOverlap(Scope scope) {
    this.scope = scope;
  }

  @Override
  List<Violation> violations(Recorded recorded) {
    List<Violation> found = new ArrayList<>();
    for (List<Outcome> lane : recorded.lanes(scope)) {
      List<Attempt> attempts = new ArrayList<>();
      lane.forEach(outcome -> attempts.addAll(outcome.attempts));
      attempts.sort(Comparator.comparingLong(Attempt::begun));
      check(lane.get(0).handler(), attempts, recorded, found);
    }
    return found;
  }

  private static void check(
      String handler, List<Attempt> attempts, Recorded recorded, List<Violation> found) {
    List<Attempt> going = new ArrayList<>();
    for (Attempt attempt : attempts) {
      going.removeIf(earlier -> earlier.ended() <= attempt.begun());
      for (Attempt other : going) {
        if (recorded.orphanedAt(other) > attempt.begun()
            && recorded.orphanedAt(attempt) > attempt.begun()) {
          found.add(
              new Violation(
                  Violation.Kind.OVERLAPPED,
                  handler + " had at once " + other + " and " + attempt));
        }
      }
      going.add(attempt);
    }
  }
}
