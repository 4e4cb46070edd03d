package org.openedx.eventbus.event;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown when an event is valid but its schema is incompatible with the reader's contract.
 *
 * <p>One of the two sides must be updated. The message contains the event type and the first
 * difference of the schemas.
 */
public final class IncompatibleEventException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message the event type and the first difference of the schemas
   */
  public IncompatibleEventException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message the event type and the first difference of the schemas
   * @param cause the exception that caused this one, or null
   */
  public IncompatibleEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
