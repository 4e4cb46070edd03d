package org.openedx.eventbus.producer.errors;

import org.openedx.eventbus.TransientEventBusException;

/**
 * The bytes in flight have reached {@code eventbus.producer.buffer-bytes}. The event was not
 * accepted; it can be sent again when earlier events are stored and their callbacks have returned.
 */
public final class BufferFullException extends TransientEventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the event, the bytes in flight and the limit
   */
  public BufferFullException(String message) {
    super(message);
  }
}
