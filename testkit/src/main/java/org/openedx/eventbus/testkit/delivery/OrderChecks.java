package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.openedx.eventbus.testkit.delivery.Guarantee.Scope;
import org.openedx.eventbus.testkit.delivery.Violation.Kind;

/** Checks of the order in which handlers process events, and of events processed at once. */
final class OrderChecks {
  private OrderChecks() {}

  /** Compares first attempts alone: an event that is delivered again does not break the order. */
  static List<Violation> inOrder(HistorySnapshot history, Scope scope) {
    List<Violation> found = new ArrayList<>();
    for (List<HandlerOutcome> group : history.orderedGroups(scope)) {
      HandlerOutcome slowest = group.get(0);
      for (HandlerOutcome outcome : group.subList(1, group.size())) {
        long completed = slowest.completedAt();
        if (outcome.startedAt() < completed) {
          String when = completed == HandlerOutcome.NEVER ? "never" : "at " + completed;
          String text =
              "%s was started at %d, and the earlier %s was completed %s"
                  .formatted(outcome, outcome.startedAt(), slowest.event, when);
          found.add(new Violation(Kind.REORDERED, text));
        }
        slowest = completed >= outcome.completedAt() ? slowest : outcome;
      }
    }
    return found;
  }

  /** Attempt, and the outcome of its event. */
  private record Execution(Attempt attempt, HandlerOutcome outcome) {
    boolean isDuplicate() {
      return outcome.completedAt() <= attempt.begun;
    }
  }

  /**
   * Permits an overlap from the moment at which the member of one of the two attempts has lost its
   * partition: such a member cannot prevent it. Without {@link DeliveryHistory#lost} every overlap
   * is a violation.
   */
  static List<Violation> noOverlap(HistorySnapshot history, Scope scope) {
    List<Violation> found = new ArrayList<>();
    for (List<HandlerOutcome> group : history.orderedGroups(scope)) {
      List<Execution> executions =
          group.stream()
              .flatMap(each -> each.attempts.stream().map(attempt -> new Execution(attempt, each)))
              .sorted(Comparator.comparingLong(each -> each.attempt().begun))
              .toList();
      checkOverlaps(executions, history, found);
    }
    return found;
  }

  private static void checkOverlaps(
      List<Execution> executions, HistorySnapshot history, List<Violation> found) {
    List<Execution> running = new ArrayList<>();
    for (Execution each : executions) {
      long begun = each.attempt().begun;
      running.removeIf(earlier -> earlier.attempt().ended() <= begun);
      for (Execution other : running) {
        if (history.orphanedAt(other.attempt()) > begun
            && history.orphanedAt(each.attempt()) > begun
            && !isPermitted(each, other, history)) {
          String text =
              "%s processed at once %s and %s"
                  .formatted(each.outcome().handler, other.attempt(), each.attempt());
          found.add(new Violation(Kind.OVERLAPPED, text));
        }
      }
      running.add(each);
    }
  }

  /**
   * Permits a redriven event beside one that is not, in two cases that no consumer can exclude:
   *
   * <ul>
   *   <li>The dead letter was written by a member that had lost the partition without noticing.
   *   <li>The other event was completed before, and is delivered again after a crash.
   * </ul>
   */
  private static boolean isPermitted(Execution one, Execution other, HistorySnapshot history) {
    if (one.attempt().isRedriven() == other.attempt().isRedriven()) {
      return false;
    }
    Execution direct = one.attempt().isRedriven() ? other : one;
    return direct.isDuplicate()
        || history.ownership(one.attempt().position.partition()).stream()
            .anyMatch(each -> !each.assigned() && each.nanos() <= one.attempt().begun);
  }
}
