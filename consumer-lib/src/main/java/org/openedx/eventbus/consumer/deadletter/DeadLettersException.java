package org.openedx.eventbus.consumer.deadletter;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown if an operation on a group's dead letters failed, for example because the broker is
 * unavailable. The message contains the cause, and the state of the dead letters.
 */
public class DeadLettersException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Thrown if another redrive or discard of the same group began, and fenced this one. Dead letters
   * that this one had resolved stay resolved. The other one has read them, so that no dead letter
   * is redriven twice.
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
