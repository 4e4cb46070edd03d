package org.openedx.eventbus.producer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * The event could not be sent, for example because the client is not authorized. Permanent: sending
 * it again unchanged fails again.
 */
public final class SendFailedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public SendFailedException(String message) {
    super(message);
  }

  public SendFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
