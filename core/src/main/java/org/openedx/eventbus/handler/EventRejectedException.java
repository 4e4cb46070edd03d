package org.openedx.eventbus.handler;

/**
 * Thrown by a handler to fail permanently: the event is not retried and becomes a dead letter
 * immediately. For example {@code throw new EventRejectedException("unknown course run")}.
 */
public class EventRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message the reason; it is stored with the dead letter and must not contain personal data
   */
  public EventRejectedException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message the reason; it is stored with the dead letter and must not contain personal data
   * @param cause the exception that caused this one
   */
  public EventRejectedException(String message, Throwable cause) {
    super(message, cause);
  }
}
