package org.openedx.eventbus.tools.history;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** Earlier versions could not be read, so nothing can be said about them. */
public final class HistoryUnavailableException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public HistoryUnavailableException(String message) {
    super(message);
  }

  public HistoryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
