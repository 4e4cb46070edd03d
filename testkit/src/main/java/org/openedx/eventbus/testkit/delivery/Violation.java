package org.openedx.eventbus.testkit.delivery;

import java.util.Objects;

/**
 * A guarantee that did not hold, once.
 *
 * @param kind which
 * @param text what happened, with the events concerned
 */
public record Violation(Kind kind, String text) {
  public Violation {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(text, "text");
  }

  /** What can go wrong. */
  public enum Kind {
    /** An event was neither handled nor written as a dead letter. */
    LOST,
    /** An event was begun while an earlier one was not done with. */
    REORDERED,
    /** Two events that have an order were with a handler at once. */
    OVERLAPPED,
    /** Too many events were handled more than once. */
    DUPLICATED,
    /** A commit covers an event that was not done with. */
    COMMITTED_AHEAD,
    /** An event was given again although a commit covered it. */
    GIVEN_AGAIN,
    /** A dead letter has no cause, or its event was handled as well. */
    DEAD_LETTER,
    /** A later event of a parked key was given to a handler. */
    OVERTOOK_PARKED,
    /** What was given or written is not what stands in the topic. */
    INCONSISTENT
  }

  @Override
  public String toString() {
    return kind + ": " + text;
  }
}
