package org.openedx.eventbus.codec;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * A record that is no event: its bytes or headers break the format, so that it can never be read.
 * The message names what is wrong, never the content.
 */
public final class UndecodableEventException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public UndecodableEventException(String message) {
    super(message);
  }

  public UndecodableEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
