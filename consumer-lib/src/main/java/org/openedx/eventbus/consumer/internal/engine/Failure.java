package org.openedx.eventbus.consumer.internal.engine;

/**
 * Why a worker could not handle a task.
 *
 * @param kind decides what happens to the task
 * @param cause the exception
 */
public record Failure(Kind kind, Throwable cause) {

  /** Kind of a failure. */
  public enum Kind {
    /** The handler threw. */
    HANDLER,
    /** The record cannot be decoded, now or later (poison pill). */
    POISON,
    /** The record holds an event that only another version of the contract can read. */
    INCOMPATIBLE,
    /** The record's schema is not cached, and the registry is unavailable. */
    REGISTRY_UNAVAILABLE,
    /** The worker was interrupted before the handler returned. */
    INTERRUPTED
  }
}
