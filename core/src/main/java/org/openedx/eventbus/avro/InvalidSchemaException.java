package org.openedx.eventbus.avro;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** A text that is no Avro schema, or not one of the kind that is needed. */
public final class InvalidSchemaException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public InvalidSchemaException(String message) {
    super(message);
  }

  public InvalidSchemaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
