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

  /**
   * Permits an overlap from the moment at which the member of one of the two attempts has lost its
   * partition: such a member cannot prevent it. Without {@link DeliveryHistory#lost} every overlap
   * is a violation.
   */
  static List<Violation> noOverlap(HistorySnapshot history, Scope scope) {
    List<Violation> found = new ArrayList<>();
    for (List<HandlerOutcome> group : history.orderedGroups(scope)) {
      List<Attempt> attempts =
          group.stream()
              .flatMap(each -> each.attempts.stream())
              .sorted(Comparator.comparingLong(each -> each.begun))
              .toList();
      checkOverlaps(attempts, history, found);
    }
    return found;
  }

  private static void checkOverlaps(
      List<Attempt> attempts, HistorySnapshot history, List<Violation> found) {
    List<Attempt> running = new ArrayList<>();
    for (Attempt each : attempts) {
      running.removeIf(earlier -> earlier.ended() <= each.begun);
      for (Attempt other : running) {
        if (history.orphanedAt(other) > each.begun && history.orphanedAt(each) > each.begun) {
          String text = "%s processed at once %s and %s".formatted(each.handler, other, each);
          found.add(new Violation(Kind.OVERLAPPED, text));
        }
      }
      running.add(each);
    }
  }
}
