package org.openedx.eventbus;

import org.jspecify.annotations.Nullable;

/**
 * Root of the exceptions that this library throws deliberately. A subclass exists for each case
 * that callers handle differently; transient failures extend {@link TransientEventBusException}.
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
