package org.openedx.eventbus.filter;

import org.openedx.eventbus.EventBusException;

/** What a step returned cannot go on to the next one. Comes as a cause. */
final class UnusableResultException extends EventBusException {
  private static final long serialVersionUID = 1L;

  UnusableResultException(String message) {
    super(message);
  }
}
