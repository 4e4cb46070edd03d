package org.openedx.eventbus.producer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;

/**
 * The event could not be stored within {@code eventbus.producer.delivery-timeout}. It may yet turn
 * out to have been stored, so that sending it again can double it.
 */
public final class SendTimeoutException extends TransientEventBusException {
  private static final long serialVersionUID = 1L;

  public SendTimeoutException(String message) {
    super(message);
  }

  public SendTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
