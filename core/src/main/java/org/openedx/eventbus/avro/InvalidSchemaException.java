package org.openedx.eventbus.avro;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** Thrown when a text is not an Avro schema, or not of the required type. */
public final class InvalidSchemaException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message the violation
   */
  public InvalidSchemaException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message the violation
   * @param cause the exception that caused this one, or null
   */
  public InvalidSchemaException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
