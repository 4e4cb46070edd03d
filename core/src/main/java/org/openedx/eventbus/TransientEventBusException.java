package org.openedx.eventbus;

import org.jspecify.annotations.Nullable;

/**
 * Transient failure: the same call may succeed later without any change by the caller. For example,
 * the schema registry is unavailable or the producer's buffer is full.
 */
public class TransientEventBusException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message what is unavailable
   */
  public TransientEventBusException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message what is unavailable
   * @param cause the exception that caused this one, or null
   */
  public TransientEventBusException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
