package org.openedx.eventbus.consumer;

import org.openedx.eventbus.EventBusException;

/** The consumer stopped because of an error that retries cannot fix; the cause is that error. */
public final class ConsumerFailedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  ConsumerFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
