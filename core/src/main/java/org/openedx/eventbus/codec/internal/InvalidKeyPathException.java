package org.openedx.eventbus.codec.internal;

import org.openedx.eventbus.EventBusException;

/** Thrown when a key path does not lead to a required primitive field. */
public final class InvalidKeyPathException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public InvalidKeyPathException(String message) {
    super(message);
  }
}
