package org.openedx.eventbus.event;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown when the headers or bytes of a record are not a valid event. Permanent: the record can
 * never be decoded. The message describes the violation, but does not contain payload values.
 */
public final class UndecodableEventException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message the violation; no values of the payload
   */
  public UndecodableEventException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message the violation; no values of the payload
   * @param cause the exception that caused this one, or null
   */
  public UndecodableEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
