package org.openedx.eventbus.consumer.deadletter;

/**
 * Another redrive or discard of the same group began, and fenced this one. What this one had
 * committed is kept, and the other one has read it: no dead letter is redriven twice.
 */
public final class RedriveFencedException extends DeadLettersException {
  private static final long serialVersionUID = 1L;

  RedriveFencedException(String message, Throwable cause) {
    super(message, cause);
  }
}
