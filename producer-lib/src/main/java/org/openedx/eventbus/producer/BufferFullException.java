package org.openedx.eventbus.producer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.RetriableException;

/**
 * More bytes are waiting to be sent than {@code eventbus.producer.buffer.bytes} allows; the event
 * was not taken.
 */
public final class BufferFullException extends RetriableException {
  private static final long serialVersionUID = 1L;

  public BufferFullException(String message) {
    super(message);
  }

  public BufferFullException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
