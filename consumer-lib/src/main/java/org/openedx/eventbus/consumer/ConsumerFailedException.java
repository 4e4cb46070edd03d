package org.openedx.eventbus.consumer;

import org.openedx.eventbus.EventBusException;

/** Thrown if a consumer stopped because of a permanent error, which is the cause. */
public final class ConsumerFailedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  ConsumerFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
