package org.openedx.eventbus.consumer;

import org.openedx.eventbus.EventBusException;

/** The consumer stopped because of something that trying again cannot mend; the cause says what. */
public final class ConsumerFailedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  ConsumerFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
