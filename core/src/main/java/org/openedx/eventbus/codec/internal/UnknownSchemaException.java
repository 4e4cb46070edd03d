package org.openedx.eventbus.codec.internal;

import org.openedx.eventbus.TransientEventBusException;

/**
 * Thrown while a record's schema id is unknown to the registry, and may still become known, because
 * replicas of the registry lag. Only events with this id have to wait.
 */
public final class UnknownSchemaException extends TransientEventBusException {
  private static final long serialVersionUID = 1L;

  UnknownSchemaException(String message) {
    super(message);
  }
}
