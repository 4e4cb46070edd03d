package org.openedx.eventbus.producer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;

/**
 * More bytes are waiting to be sent than {@code eventbus.producer.buffer-bytes} allows; the event
 * was not taken.
 */
public final class BufferFullException extends TransientEventBusException {
  private static final long serialVersionUID = 1L;

  public BufferFullException(String message) {
    super(message);
  }

  public BufferFullException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
