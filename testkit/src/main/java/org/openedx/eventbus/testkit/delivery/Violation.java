package org.openedx.eventbus.testkit.delivery;

import java.util.Objects;

/**
 * Single violation of a guarantee.
 *
 * @param kind the kind of violation, for example {@code LOST}
 * @param text the description, with the events concerned
 */
public record Violation(Kind kind, String text) {
  /**
   * Creates a violation.
   *
   * @param kind the kind of violation
   * @param text the description, with the events concerned
   */
  public Violation {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  /** Kind of violation. */
  public enum Kind {
    /** An event was neither handled nor written as a dead letter. */
    LOST,
    /** An event was started before an earlier one was completed. */
    REORDERED,
    /** A handler processed two ordered events at once. */
    OVERLAPPED,
    /** Too many events were handled more than once. */
    DUPLICATED,
    /** A commit covers an event that was not completed. */
    COMMITTED_AHEAD,
    /** An event was delivered again although a commit covered it. */
    REDELIVERED_AFTER_COMMIT,
    /** A dead letter has no cause, or its event was handled as well. */
    DEAD_LETTER,
    /** A handler received a later event of a parked key. */
    PARKED_KEY_OVERTAKEN,
    /** Kafka deleted an event before it was processed, and no member reported it. */
    UNREPORTED,
    /** A handler or a dead letter has an event that the topic does not contain at its position. */
    INCONSISTENT
  }

  @Override
  public String toString() {
    return kind + ": " + text;
  }
}
