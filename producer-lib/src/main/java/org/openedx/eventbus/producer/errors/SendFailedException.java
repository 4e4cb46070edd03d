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

  /**
   * Creates an exception without a cause.
   *
   * @param message the event or topic, and the reason
   */
  public SendFailedException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message the event or topic, and the reason
   * @param cause the exception of the Kafka client or registry, or null
   */
  public SendFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
