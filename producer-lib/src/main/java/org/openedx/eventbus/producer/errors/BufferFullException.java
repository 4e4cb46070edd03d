package org.openedx.eventbus.producer.errors;

import org.openedx.eventbus.RetriableException;

/**
 * The bytes in flight have reached {@code eventbus.producer.buffer.bytes}. The event was not
 * accepted; it can be sent again when earlier events are stored.
 */
public final class BufferFullException extends RetriableException {
  private static final long serialVersionUID = 1L;

  public BufferFullException(String message) {
    super(message);
  }
}
