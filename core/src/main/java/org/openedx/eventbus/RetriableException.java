package org.openedx.eventbus;

import org.jspecify.annotations.Nullable;

/** A failure that may pass by itself: the same call can succeed later with nothing changed here. */
public class RetriableException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public RetriableException(String message) {
    super(message);
  }

  public RetriableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
