package org.openedx.eventbus.avro;

import org.openedx.eventbus.EventBusException;

/**
 * Thrown when data cannot be decoded or encoded: the bytes are not a value of the schema, or a
 * string has no UTF-8 form.
 */
public final class AvroDataException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the violation; no values of the data
   */
  public AvroDataException(String message) {
    super(message);
  }
}
