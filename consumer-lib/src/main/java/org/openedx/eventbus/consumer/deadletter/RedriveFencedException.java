package org.openedx.eventbus.consumer.deadletter;

/**
 * Another redrive or discard of the group began, and takes the place of this one. What this one had
 * written stays written, and the other has read it: no letter is given twice.
 */
public final class RedriveFencedException extends DeadLettersException {
  private static final long serialVersionUID = 1L;

  RedriveFencedException(String message, Throwable cause) {
    super(message, cause);
  }
}
