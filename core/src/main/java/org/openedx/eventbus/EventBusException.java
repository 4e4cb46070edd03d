package org.openedx.eventbus;

import org.jspecify.annotations.Nullable;

/**
 * The root of every error this library raises on purpose. A subclass exists where a caller would
 * act differently; {@link RetriableException} marks those that may pass by themselves.
 */
public class EventBusException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EventBusException(String message) {
    super(message);
  }

  public EventBusException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
