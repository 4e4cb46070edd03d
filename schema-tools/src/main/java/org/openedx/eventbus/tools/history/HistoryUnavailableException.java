package org.openedx.eventbus.tools.history;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** Thrown if earlier versions cannot be read, so that no comparison is possible. */
public final class HistoryUnavailableException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message the source of earlier versions and the reason
   */
  public HistoryUnavailableException(String message) {
    super(message);
  }

  /**
   * Creates an exception with a cause.
   *
   * @param message the source of earlier versions and the reason
   * @param cause the error of the source, or null if there is none
   */
  public HistoryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
