package org.openedx.eventbus.consumer.replay;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** A group could not be moved, and is where it was. The message names the thing and the fix. */
public class ReplayException extends EventBusException {
  private static final long serialVersionUID = 1L;

  ReplayException(String message) {
    this(message, null);
  }

  ReplayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
