package org.openedx.eventbus.tools.desired;

import org.openedx.eventbus.EventBusException;

/** A plan was done in part. Nothing has to be undone: a plan made anew has the rest. */
public final class IncompleteApplyException extends EventBusException {
  private static final long serialVersionUID = 1L;

  IncompleteApplyException(String message, Throwable cause) {
    super(message, cause);
  }
}
