package org.openedx.eventbus.codec.internal;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;

/**
 * Thrown if a record cannot be decoded because the registry is not the one that its schema id was
 * assigned by. Transient: the record can be decoded when the right registry is back.
 */
public final class RegistryMismatchException extends TransientEventBusException {
  private static final long serialVersionUID = 1L;

  RegistryMismatchException(String message, @Nullable Throwable cause) {
    super(
        message
            + ". Was the registry replaced? Correct eventbus.registry.url, or restore the registry",
        cause);
  }
}
