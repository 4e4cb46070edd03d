package org.openedx.eventbus.consumer.internal.engine;

import org.openedx.eventbus.internal.ThrowableSnapshot;

/**
 * Why a worker could not handle a task.
 *
 * @param kind decides what happens to the task
 * @param cause a copy of the exception, because the engine's thread must not call its methods
 */
public record Failure(Kind kind, ThrowableSnapshot cause) {

  private static final int SUMMARY_OVERHEAD_BYTES = 128;

  /** Kind of a failure. */
  public enum Kind {
    /** The handler threw. */
    HANDLER,
    /** The handler rejected the event: no other attempt would succeed. */
    REJECTED,
    /** The record cannot be decoded, now or later (poison pill). */
    POISON,
    /** The record holds an event that only another version of the contract can read. */
    INCOMPATIBLE,
    /** The record's schema is not cached, and the registry is unavailable. */
    REGISTRY_UNAVAILABLE,
    /** The record's schema is not cached, and the registry rejects the credentials. */
    REGISTRY_UNAUTHORIZED,
    /** The registry is not the one that the record was written with. */
    REGISTRY_MISMATCH,
    /** The registry does not have the record's schema id, and may get it. */
    UNKNOWN_SCHEMA,
    /** The worker was interrupted before the handler returned. */
    INTERRUPTED
  }

  /** Returns a failure with a copy of an exception. To be called on the worker's thread. */
  public static Failure of(Kind kind, Throwable thrown) {
    return new Failure(kind, ThrowableSnapshot.of(thrown));
  }

  /** Returns the estimated size in memory of a {@link #summary}. */
  long sizeBytes() {
    String message = cause.getMessage();
    return SUMMARY_OVERHEAD_BYTES + (message == null ? 0 : 2L * message.length());
  }

  /** Returns this failure without stack trace and causes, to be kept while a task waits. */
  public Failure summary() {
    return new Failure(kind, cause.summary());
  }
}
