package org.openedx.eventbus.producer.errors;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;

/**
 * The event was not acknowledged within {@code eventbus.producer.delivery-timeout}, or before the
 * producer was closed. Transient. The broker may have stored it nevertheless, so sending it again
 * can produce a duplicate.
 */
public final class SendTimeoutException extends TransientEventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message the event, its topic and the reason
   */
  public SendTimeoutException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message the event, its topic and the reason
   * @param cause the last failure before the timeout, or null
   */
  public SendTimeoutException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
