package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Once an event of a key is a dead letter, no later event of that key is given to the handler,
 * until it was redriven and handled, or discarded; and what is redriven goes in its order too. What
 * a member does that has lost its partition without knowing it does not count, nor does a letter
 * whose event was handled all the same. No class of Jepsen's.
 */
final class ParkedKeysHeld extends Guarantee {
  private final Set<String> handlers;

  /**
   * @param handlers those that park; empty for all
   */
  ParkedKeysHeld(Set<String> handlers) {
    this.handlers = handlers;
  }

  /** The time in which the later ones of a key are held back, without its ends. */
  private record Hold(Outcome by, long from, long to) {
    static @Nullable Hold of(Outcome outcome) {
      boolean handledAllTheSame =
          outcome.attempts.stream()
              .anyMatch(each -> each.wasHandled() && !outcome.isRedriven(each));
      return outcome.letters.isEmpty() || handledAllTheSame
          ? null
          : new Hold(
              outcome,
              outcome.letters.get(0).nanos(),
              Math.min(outcome.handledAt(), outcome.discardedAt()));
    }

    boolean has(long nanos) {
      return from < nanos && nanos < to;
    }
  }

  @Override
  List<Violation> violations(Recorded recorded) {
    List<Violation> found = new ArrayList<>();
    for (List<Outcome> lane : recorded.lanes(Scope.KEY)) {
      if (!handlers.isEmpty() && !handlers.contains(lane.get(0).handler())) {
        continue;
      }
      List<Hold> holds = new ArrayList<>();
      for (Outcome outcome : lane) {
        for (Attempt attempt : outcome.attempts) {
          for (Hold hold : holds) {
            if (hold.has(attempt.begun()) && recorded.orphanedAt(attempt) > attempt.begun()) {
              found.add(overtook(outcome, attempt, hold));
            }
          }
        }
        Hold hold = Hold.of(outcome);
        if (hold != null) {
          holds.add(hold);
        }
      }
    }
    return found;
  }

  private static Violation overtook(Outcome outcome, Attempt attempt, Hold hold) {
    return new Violation(
        Violation.Kind.OVERTOOK_PARKED,
        outcome
            + " was given, "
            + attempt
            + ", and its key was parked behind "
            + hold.by().event()
            + " from "
            + hold.from()
            + " to "
            + (hold.to() == Long.MAX_VALUE ? "…" : hold.to()));
  }
}
