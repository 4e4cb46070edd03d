package org.openedx.eventbus.producer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * The registry now gives another id for a schema than the one events were sent with: it was
 * replaced, and readers of the new one would misread those events. Sending of the type has stopped.
 */
public final class SchemaIdMismatchException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public SchemaIdMismatchException(String message) {
    super(message);
  }

  public SchemaIdMismatchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
