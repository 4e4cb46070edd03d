package org.openedx.eventbus.event;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * A payload that its contract does not allow; the message names the field's path, not its value.
 */
public final class InvalidPayloadException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public InvalidPayloadException(String message) {
    super(message);
  }

  public InvalidPayloadException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
