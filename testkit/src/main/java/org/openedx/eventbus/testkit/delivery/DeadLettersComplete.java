package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Each dead letter has a cause: a handler that failed before it, or for a parked one an earlier
 * dead letter of its key, or of itself. And an event is handled or a dead letter, not both, unless
 * the partition changed hands in between, so that the event was given anew, or it was redriven. The
 * same letter twice is a duplicate, for its acknowledgement may have been lost. Of Jepsen's
 * classes: <em>duplicate</em>, where nothing explains it.
 */
final class DeadLettersComplete extends Guarantee {
  @Override
  List<Violation> violations(Recorded recorded) {
    List<Violation> found = new ArrayList<>();
    for (List<Outcome> lane : recorded.lanes(Scope.PARTITION)) {
      List<Outcome> dead = new ArrayList<>();
      for (Outcome outcome : lane) {
        if (!outcome.letters.isEmpty()) {
          dead.add(outcome);
          check(outcome, dead, recorded, found);
        }
      }
    }
    return found;
  }

  private static void check(
      Outcome outcome, List<Outcome> dead, Recorded recorded, List<Violation> found) {
    for (RecordedDeadLetter letter : outcome.letters) {
      if (!hasCause(letter, outcome, dead)) {
        found.add(
            new Violation(Violation.Kind.DEAD_LETTER, outcome + ": nothing led to the " + letter));
      }
      for (Attempt attempt : outcome.attempts) {
        if (attempt.wasHandled()
            && !outcome.isRedriven(attempt)
            && !changedHands(attempt, outcome, recorded)) {
          found.add(
              new Violation(
                  Violation.Kind.DEAD_LETTER,
                  outcome + " was handled, " + attempt + ", and there is a " + letter));
        }
      }
    }
  }

  private static boolean hasCause(RecordedDeadLetter letter, Outcome outcome, List<Outcome> dead) {
    return switch (letter.disposition()) {
      case "EXHAUSTED", "REJECTED" ->
          outcome.attempts.stream()
              .anyMatch(attempt -> attempt.hasFailed() && attempt.ended() <= letter.nanos());
      case "PARKED" ->
          dead.stream()
              .anyMatch(
                  other ->
                      Objects.equals(other.event().key(), outcome.event().key())
                          && (other != outcome || outcome.letters.indexOf(letter) > 0)
                          && other.letters.get(0).nanos() <= letter.nanos());
      default -> true; // it never got as far as the handler
    };
  }

  /** A letter does not say whose it is: once a member lost the partition, it may be that one's. */
  private static boolean changedHands(Attempt handled, Outcome outcome, Recorded recorded) {
    long from = outcome.touchedAt();
    long to = Math.max(handled.ended(), outcome.letters.get(outcome.letters.size() - 1).nanos());
    return recorded.tenures(outcome.event().place().partition()).stream()
        .anyMatch(tenure -> tenure.nanos() <= to && (!tenure.taken() || from <= tenure.nanos()));
  }
}
