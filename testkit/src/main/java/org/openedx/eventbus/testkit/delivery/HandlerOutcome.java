package org.openedx.eventbus.testkit.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.DeadLetter;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Resolution;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.StoredEvent;

/**
 * Outcome of one event for one handler. The time of a step that did not happen is {@link #NEVER}.
 */
final class HandlerOutcome {
  static final long NEVER = Long.MAX_VALUE;

  final StoredEvent event;
  final String handler;

  /** In the order of their starts. */
  final List<Attempt> attempts = new ArrayList<>(1);

  /** In the order of writing. */
  final List<DeadLetter> deadLetters = new ArrayList<>(0);

  /** In the order of time. */
  final List<Resolution> resolutions = new ArrayList<>(0);

  private long deletedAt = NEVER;
  private long truncatedAt = NEVER;

  HandlerOutcome(StoredEvent event, String handler) {
    this.event = event;
    this.handler = handler;
  }

  /** Returns the time at which a handler first handled it. */
  long handledAt() {
    return first(attempts.stream().filter(Attempt::wasHandled).mapToLong(Attempt::ended));
  }

  /** Returns the time at which its first dead letter was written. */
  private long deadLetterAt() {
    return first(deadLetters.stream().mapToLong(DeadLetter::nanos));
  }

  /** Records that Kafka deleted the event. */
  void deleted(long nanos) {
    deletedAt = Math.min(deletedAt, nanos);
  }

  /** Records that Kafka lost the event with the end of its log, or with its topic. */
  void truncated(long nanos) {
    truncatedAt = Math.min(truncatedAt, nanos);
  }

  /** Returns the time at which Kafka deleted the event. */
  long deletedAt() {
    return deletedAt;
  }

  /** Returns whether Kafka deleted the event. */
  boolean isDeleted() {
    return deletedAt != NEVER;
  }

  /** Returns whether Kafka lost the event with the end of its log, or with its topic. */
  boolean isTruncated() {
    return truncatedAt != NEVER;
  }

  /** Returns whether it was handled or written as a dead letter. */
  boolean isProcessed() {
    return deadLetterAt() != NEVER || handledAt() != NEVER;
  }

  /**
   * Returns the time at which it was first handled or written as a dead letter, or at which Kafka
   * no longer had it.
   */
  long completedAt() {
    return Math.min(Math.min(deletedAt, truncatedAt), Math.min(deadLetterAt(), handledAt()));
  }

  /** Returns the time at which its first attempt started or its first dead letter was written. */
  long startedAt() {
    return Math.min(deadLetterAt(), first(attempts.stream().mapToLong(attempt -> attempt.begun)));
  }

  /** Returns the time at which its dead letter was first redriven. */
  long redrivenAt() {
    return resolvedAt(false);
  }

  /** Returns the time at which its dead letter was first discarded. */
  long discardedAt() {
    return resolvedAt(true);
  }

  private long resolvedAt(boolean discarded) {
    return first(
        resolutions.stream()
            .filter(each -> each.discarded() == discarded)
            .mapToLong(Resolution::nanos));
  }

  private static long first(LongStream times) {
    return times.min().orElse(NEVER);
  }

  /** Returns whether an attempt started after the redrive. */
  boolean isRedriven(Attempt attempt) {
    return attempt.begun >= redrivenAt();
  }

  /**
   * Returns whether a redriven event was then handled, written as a dead letter again, or
   * discarded.
   */
  boolean isRedriveCompleted() {
    long last =
        resolutions.isEmpty() ? Long.MIN_VALUE : resolutions.get(resolutions.size() - 1).nanos();
    return redrivenAt() == NEVER
        || handledAt() != NEVER
        || discardedAt() != NEVER
        || deadLetters.stream().anyMatch(each -> each.nanos() >= last);
  }

  /**
   * Returns the number of times that it was handled or written as a dead letter, beyond the first
   * time and once more for each redrive.
   */
  int duplicates() {
    long handled = attempts.stream().filter(Attempt::wasHandled).count();
    long redrives = resolutions.stream().filter(each -> !each.discarded()).count();
    return (int) Math.max(0, handled + deadLetters.size() - 1 - redrives);
  }

  @Override
  public String toString() {
    return event + " for " + handler;
  }
}
