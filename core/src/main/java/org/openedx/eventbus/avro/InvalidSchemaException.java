package org.openedx.eventbus.avro;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** Thrown when a text is not an Avro schema, or not of the required type. */
public final class InvalidSchemaException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public InvalidSchemaException(String message) {
    super(message);
  }

  public InvalidSchemaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
