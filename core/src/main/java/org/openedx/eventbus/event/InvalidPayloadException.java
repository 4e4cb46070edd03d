package org.openedx.eventbus.event;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown when a payload violates its contract. The message contains the path of the field, but not
 * its value.
 */
public final class InvalidPayloadException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message the path of the field and the violation; no values of the payload
   */
  public InvalidPayloadException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message the path of the field and the violation; no values of the payload
   * @param cause the exception that caused this one, or null
   */
  public InvalidPayloadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
