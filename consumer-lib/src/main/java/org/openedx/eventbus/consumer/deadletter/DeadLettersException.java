package org.openedx.eventbus.consumer.deadletter;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** Dead letters could not be read or resolved. The message names the thing and the fix. */
public class DeadLettersException extends EventBusException {
  private static final long serialVersionUID = 1L;

  DeadLettersException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
