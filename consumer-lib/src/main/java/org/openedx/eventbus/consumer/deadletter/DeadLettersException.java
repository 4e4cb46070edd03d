package org.openedx.eventbus.consumer.deadletter;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * An operation on a group's dead letters failed, for example because the broker is unavailable. The
 * message contains the cause, and what was done until then.
 */
public class DeadLettersException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Another redrive or discard of the same group began, and fenced this one. What this one had
   * committed is kept, and the other one has read it: no dead letter is redriven twice.
   */
  public static final class RedriveFencedException extends DeadLettersException {
    private static final long serialVersionUID = 1L;

    RedriveFencedException(String message, Throwable cause) {
      super(message, cause);
    }
  }

  DeadLettersException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
