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

  /** An attempt, and what became of its event. */
  private record Given(Attempt attempt, Outcome outcome) {
    boolean isAgain() {
      return outcome.settledAt() <= attempt.begun();
    }
  }

  @Override
  List<Violation> violations(Recorded recorded) {
    List<Violation> found = new ArrayList<>();
    for (List<Outcome> lane : recorded.lanes(scope)) {
      List<Given> given = new ArrayList<>();
      lane.forEach(
          outcome -> outcome.attempts.forEach(each -> given.add(new Given(each, outcome))));
      given.sort(Comparator.comparingLong(each -> each.attempt().begun()));
      check(lane.get(0).handler(), given, recorded, found);
    }
    return found;
  }

  private static void check(
      String handler, List<Given> given, Recorded recorded, List<Violation> found) {
    List<Given> going = new ArrayList<>();
    for (Given each : given) {
      long begun = each.attempt().begun();
      going.removeIf(earlier -> earlier.attempt().ended() <= begun);
      for (Given other : going) {
        if (recorded.orphanedAt(other.attempt()) > begun
            && recorded.orphanedAt(each.attempt()) > begun
            && !isExcused(each, other, recorded)) {
          found.add(
              new Violation(
                  Violation.Kind.OVERLAPPED,
                  handler + " had at once " + other.attempt() + " and " + each.attempt()));
        }
      }
      going.add(each);
    }
  }

  /**
   * Of a redriven event and one that is not, nobody can tell where it comes from a letter of a
   * member that had lost the partition without knowing it, or where the other one was done with
   * before and is only given again, after a crash.
   */
  private static boolean isExcused(Given one, Given other, Recorded recorded) {
    if (one.attempt().isRedriven() == other.attempt().isRedriven()) {
      return false;
    }
    Given direct = one.attempt().isRedriven() ? other : one;
    return direct.isAgain()
        || recorded.tenures(one.attempt().place().partition()).stream()
            .anyMatch(each -> !each.taken() && each.nanos() <= one.attempt().begun());
  }
}
