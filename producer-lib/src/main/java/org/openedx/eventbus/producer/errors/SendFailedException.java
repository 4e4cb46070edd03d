package org.openedx.eventbus.producer.errors;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * The event could not be sent, for example because the client is not authorized. Permanent: sending
 * it again unchanged fails again. {@link EventTooLargeException} and {@link
 * SchemaIdMismatchException} are the cases that a caller may want to handle differently.
 */
public class SendFailedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public SendFailedException(String message) {
    super(message);
  }

  public SendFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
