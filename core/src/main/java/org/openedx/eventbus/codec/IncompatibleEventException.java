package org.openedx.eventbus.codec;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * A sound event of a schema that this side's contract cannot read: one of the two sides must be
 * deployed first. The message names the event type, the schema's id and the first difference.
 */
public final class IncompatibleEventException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public IncompatibleEventException(String message) {
    super(message);
  }

  public IncompatibleEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
