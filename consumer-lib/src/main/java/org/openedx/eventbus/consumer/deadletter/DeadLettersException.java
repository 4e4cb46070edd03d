package org.openedx.eventbus.consumer.deadletter;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * An operation on a group's dead letters failed, for example because the broker is unavailable. The
 * message names the cause and says what was done until then.
 */
public class DeadLettersException extends EventBusException {
  private static final long serialVersionUID = 1L;

  DeadLettersException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
