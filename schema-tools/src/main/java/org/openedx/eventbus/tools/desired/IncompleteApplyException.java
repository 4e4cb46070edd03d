package org.openedx.eventbus.tools.desired;

import org.openedx.eventbus.EventBusException;

/**
 * Thrown if a plan was applied only in part. Nothing has to be undone: a new plan contains the
 * remaining changes.
 */
public final class IncompleteApplyException extends EventBusException {
  private static final long serialVersionUID = 1L;

  IncompleteApplyException(String message, Throwable cause) {
    super(message, cause);
  }
}
