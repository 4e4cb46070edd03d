package org.openedx.eventbus.consumer.engine;

import java.util.Objects;

/**
 * What a worker ran into with a task.
 *
 * @param kind what it means for the task
 * @param cause what was thrown
 */
public record Failure(Kind kind, Throwable cause) {
  public Failure {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(cause, "cause");
  }

  /** What a failure means. */
  public enum Kind {
    /** The handler threw. */
    HANDLER,
    /** The record cannot be decoded, now or later. */
    POISON,
    /** The record is an event that another version of the contract could read. */
    INCOMPATIBLE,
    /** The record's schema is not known here, and the registry does not answer. */
    REGISTRY_AWAY,
    /** The worker was told to stop before the handler returned. */
    INTERRUPTED
  }
}
