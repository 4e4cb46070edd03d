package org.openedx.eventbus.consumer.replay;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** The offsets of a group could not be reset, and are unchanged. */
public class ReplayException extends EventBusException {
  private static final long serialVersionUID = 1L;

  ReplayException(String message) {
    this(message, null);
  }

  ReplayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
