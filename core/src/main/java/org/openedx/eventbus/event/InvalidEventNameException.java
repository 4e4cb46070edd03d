package org.openedx.eventbus.event;

import org.openedx.eventbus.EventBusException;

/**
 * Thrown when a text is not a valid name of an event type. The message contains the text and the
 * part that violates the form.
 */
public final class InvalidEventNameException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the text and its violation
   */
  public InvalidEventNameException(String message) {
    super(message);
  }
}
