package org.openedx.eventbus.avro;

import org.openedx.eventbus.EventBusException;

/** Bytes that are not a value of the schema they are read with. */
public final class MalformedAvroException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public MalformedAvroException(String message) {
    super(message);
  }
}
