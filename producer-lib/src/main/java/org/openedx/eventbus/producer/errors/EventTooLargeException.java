package org.openedx.eventbus.producer.errors;

import org.jspecify.annotations.Nullable;

/**
 * The event is larger than the producer's buffer, {@code max.request.size} of the client, or {@code
 * max.message.bytes} of the topic allow. Permanent; the message names the limit.
 */
public final class EventTooLargeException extends SendFailedException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message the event, its size in bytes and the exceeded limit
   */
  public EventTooLargeException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message the event, its size in bytes and the exceeded limit
   * @param cause the Kafka client's exception, or null
   */
  public EventTooLargeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
