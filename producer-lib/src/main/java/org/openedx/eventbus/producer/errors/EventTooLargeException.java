package org.openedx.eventbus.producer.errors;

import org.jspecify.annotations.Nullable;

/**
 * The event is larger than the producer's buffer, {@code max.request.size} of the client, or {@code
 * max.message.bytes} of the topic allow. Permanent; the message names the limit.
 */
public final class EventTooLargeException extends SendFailedException {
  private static final long serialVersionUID = 1L;

  public EventTooLargeException(String message) {
    super(message);
  }

  public EventTooLargeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
