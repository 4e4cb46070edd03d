package org.openedx.eventbus.event;

import org.openedx.eventbus.EventBusException;

/** An event type's name that breaks the naming rule; the message names it and the part at fault. */
public final class InvalidEventNameException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public InvalidEventNameException(String message) {
    super(message);
  }
}
