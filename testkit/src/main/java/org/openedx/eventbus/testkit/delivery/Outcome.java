package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.List;

/** What became of one event for one handler. */
final class Outcome {
  private final StoredEvent event;
  private final String handler;

  /** In the order they began. */
  final List<Attempt> attempts = new ArrayList<>(1);

  /** In the order they were written. */
  final List<RecordedDeadLetter> letters = new ArrayList<>(0);

  /** In the order they were given. */
  final List<RecordedResolution> answers = new ArrayList<>(0);

  Outcome(StoredEvent event, String handler) {
    this.event = event;
    this.handler = handler;
  }

  StoredEvent event() {
    return event;
  }

  String handler() {
    return handler;
  }

  /** When it was first handled; {@link Long#MAX_VALUE} when it never was. */
  long handledAt() {
    long first = Long.MAX_VALUE;
    for (Attempt attempt : attempts) {
      if (attempt.wasHandled()) {
        first = Math.min(first, attempt.ended());
      }
    }
    return first;
  }

  /** When it was handled or became a dead letter; {@link Long#MAX_VALUE} when it never did. */
  long settledAt() {
    long written = letters.isEmpty() ? Long.MAX_VALUE : letters.get(0).nanos();
    return Math.min(written, handledAt());
  }

  /**
   * When it was first given to the handler, or written; {@link Long#MAX_VALUE} when it never was.
   */
  long touchedAt() {
    long begun = attempts.isEmpty() ? Long.MAX_VALUE : attempts.get(0).begun();
    return Math.min(begun, letters.isEmpty() ? Long.MAX_VALUE : letters.get(0).nanos());
  }

  /** When its letter was first given back; {@link Long#MAX_VALUE} when it never was. */
  long redrivenAt() {
    return answers.stream()
        .filter(each -> !each.discarded())
        .mapToLong(RecordedResolution::nanos)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** When somebody first decided that it need not be handled; else {@link Long#MAX_VALUE}. */
  long discardedAt() {
    return answers.stream()
        .filter(RecordedResolution::discarded)
        .mapToLong(RecordedResolution::nanos)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  /** Whether an attempt came of a redrive. */
  boolean isRedriven(Attempt attempt) {
    return attempt.begun() >= redrivenAt();
  }

  /** Whether what was given back was then handled, a letter again, or discarded. */
  boolean isAnswered() {
    long last = answers.isEmpty() ? Long.MIN_VALUE : answers.get(answers.size() - 1).nanos();
    return redrivenAt() == Long.MAX_VALUE
        || handledAt() != Long.MAX_VALUE
        || discardedAt() != Long.MAX_VALUE
        || letters.stream().anyMatch(each -> each.nanos() >= last);
  }

  /** How often it was handled. */
  int timesHandled() {
    return (int) attempts.stream().filter(Attempt::wasHandled).count();
  }

  /** How often it was handled, or written, beyond the one time that is due, and due again. */
  int duplicates() {
    int redrives = (int) answers.stream().filter(each -> !each.discarded()).count();
    return Math.max(0, timesHandled() + letters.size() - 1 - redrives);
  }

  @Override
  public String toString() {
    return event + " for " + handler;
  }
}
