package org.openedx.eventbus.producer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** The event was refused for good: nothing will change by sending it again as it is. */
public final class SendFailedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public SendFailedException(String message) {
    super(message);
  }

  public SendFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
