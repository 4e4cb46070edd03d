package org.openedx.eventbus.tools.history;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** Thrown if earlier versions cannot be read, so that no comparison is possible. */
public final class HistoryUnavailableException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public HistoryUnavailableException(String message) {
    super(message);
  }

  public HistoryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
