package org.openedx.eventbus.event;

/**
 * Thrown by a handler that will never accept an event, so that it is not given again: it becomes a
 * dead letter at once.
 */
public class EventRejectedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message why; it is kept with the dead letter, so it should name nobody
   */
  public EventRejectedException(String message) {
    super(message);
  }

  /** As {@link #EventRejectedException(String)}, with what led to it. */
  public EventRejectedException(String message, Throwable cause) {
    super(message, cause);
  }
}
