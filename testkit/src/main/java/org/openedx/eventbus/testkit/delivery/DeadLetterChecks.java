package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.testkit.delivery.Guarantee.Scope;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.DeadLetter;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Position;
import org.openedx.eventbus.testkit.delivery.Violation.Kind;

/** Checks of dead letters and of the keys that they park. */
final class DeadLetterChecks {
  private DeadLetterChecks() {}

  /**
   * Finds dead letters without a cause, or whose event was handled as well.
   *
   * <p>The cause is an earlier failed attempt. For a parked event it is an earlier dead letter of
   * its key or of the event, in any partition: its topic may have been expanded. The event may have
   * been handled as well in two cases: the partition changed its owner in between, so that the
   * event was delivered again, or the event was redriven. The same dead letter twice is a
   * duplicate, whose acknowledgement may have been lost.
   */
  static List<Violation> justified(HistorySnapshot history) {
    List<Violation> found = new ArrayList<>();
    Map<List<Object>, List<HandlerOutcome>> dead = new HashMap<>();
    for (HandlerOutcome outcome : history.outcomes()) {
      if (!outcome.deadLetters.isEmpty()) {
        dead.computeIfAbsent(keyOf(outcome), any -> new ArrayList<>()).add(outcome);
      }
    }
    dead.values().forEach(ofKey -> ofKey.forEach(each -> check(each, ofKey, history, found)));
    return found;
  }

  /** Returns the key of an event with its topic and handler; events without a key have no order. */
  private static List<Object> keyOf(HandlerOutcome outcome) {
    String key = outcome.event.key();
    Position position = outcome.event.position();
    return List.of(
        outcome.handler,
        key == null ? position.partition() : position.partition().topic(),
        key == null ? "" : key);
  }

  /** Returns whether an event is later than another one of its partition. */
  private static boolean isLater(HandlerOutcome outcome, HandlerOutcome than) {
    Position position = outcome.event.position();
    Position other = than.event.position();
    return position.partition().equals(other.partition()) && position.offset() > other.offset();
  }

  private static void check(
      HandlerOutcome outcome,
      List<HandlerOutcome> dead,
      HistorySnapshot history,
      List<Violation> found) {
    for (DeadLetter letter : outcome.deadLetters) {
      if (!hasCause(letter, outcome, dead)) {
        found.add(new Violation(Kind.DEAD_LETTER, outcome + ": no cause of the " + letter));
      }
      for (Attempt attempt : outcome.attempts) {
        if (attempt.wasHandled()
            && !outcome.isRedriven(attempt)
            && !ownerChanged(attempt, outcome, history)) {
          String text = outcome + " was handled, " + attempt + ", and there is a " + letter;
          found.add(new Violation(Kind.DEAD_LETTER, text));
        }
      }
    }
  }

  private static boolean hasCause(
      DeadLetter letter, HandlerOutcome outcome, List<HandlerOutcome> dead) {
    return switch (letter.disposition()) {
      case "EXHAUSTED", "REJECTED" ->
          outcome.attempts.stream()
              .anyMatch(attempt -> attempt.hasFailed() && attempt.ended() <= letter.nanos());
      case "PARKED" ->
          dead.stream()
              .anyMatch(
                  other ->
                      !isLater(other, outcome)
                          && (other != outcome || outcome.deadLetters.indexOf(letter) > 0)
                          && other.deadLetters.get(0).nanos() <= letter.nanos());
      default -> true; // the event never reached the handler
    };
  }

  /** Returns whether the dead letter may be of another member, because one lost the partition. */
  private static boolean ownerChanged(
      Attempt handled, HandlerOutcome outcome, HistorySnapshot history) {
    List<DeadLetter> letters = outcome.deadLetters;
    long from = outcome.startedAt();
    long to = Math.max(handled.ended(), letters.get(letters.size() - 1).nanos());
    return history.ownership(outcome.event.position().partition()).stream()
        .anyMatch(each -> each.nanos() <= to && (!each.assigned() || from <= each.nanos()));
  }

  /** Interval, without its ends, in which later events of a parked key must wait. */
  private record Hold(HandlerOutcome behind, long from, long to) {
    static @Nullable Hold of(HandlerOutcome outcome) {
      boolean handledAsWell =
          outcome.attempts.stream()
              .anyMatch(each -> each.wasHandled() && !outcome.isRedriven(each));
      return outcome.deadLetters.isEmpty() || handledAsWell || writtenAfterDeletion(outcome)
          ? null
          : new Hold(
              outcome,
              outcome.deadLetters.get(0).nanos(),
              Math.min(outcome.handledAt(), outcome.discardedAt()));
    }

    /** Returns whether the next owner could not read the event, and not know its dead letter. */
    private static boolean writtenAfterDeletion(HandlerOutcome outcome) {
      return outcome.deletedAt() < outcome.deadLetters.get(0).nanos();
    }

    boolean contains(long nanos) {
      return from < nanos && nanos < to;
    }

    @Override
    public String toString() {
      return behind.event + " from " + from + " to " + (to == HandlerOutcome.NEVER ? "…" : to);
    }
  }

  /**
   * Finds attempts of later events while their key was parked. Ignores attempts of a member that
   * has lost its partition without noticing, and dead letters whose event was handled as well, or
   * was deleted before.
   *
   * @param handlers the handlers that park; empty for all
   */
  static List<Violation> parkedKeysHeld(HistorySnapshot history, Set<String> handlers) {
    List<Violation> found = new ArrayList<>();
    for (List<HandlerOutcome> group : history.orderedGroups(Scope.KEY)) {
      if (handlers.isEmpty() || handlers.contains(group.get(0).handler)) {
        checkHolds(group, history, found);
      }
    }
    return found;
  }

  private static void checkHolds(
      List<HandlerOutcome> group, HistorySnapshot history, List<Violation> found) {
    List<Hold> holds = new ArrayList<>();
    for (HandlerOutcome outcome : group) {
      for (Attempt attempt : outcome.attempts) {
        for (Hold hold : holds) {
          if (hold.contains(attempt.begun) && history.orphanedAt(attempt) > attempt.begun) {
            String text = "%s was delivered, %s, while its key was parked behind %s";
            found.add(
                new Violation(Kind.PARKED_KEY_OVERTAKEN, text.formatted(outcome, attempt, hold)));
          }
        }
      }
      Hold hold = Hold.of(outcome);
      if (hold != null) {
        holds.add(hold);
      }
    }
  }
}
