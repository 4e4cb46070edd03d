package org.openedx.eventbus.codec;

import org.openedx.eventbus.EventBusException;

/** A key path that names no required primitive field; the message says where it goes wrong. */
public final class InvalidKeyPathException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public InvalidKeyPathException(String message) {
    super(message);
  }
}
