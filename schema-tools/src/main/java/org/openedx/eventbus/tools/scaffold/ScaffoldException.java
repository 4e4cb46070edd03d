package org.openedx.eventbus.tools.scaffold;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown if a contract cannot be created, changed or released. If a contract is rejected, no file
 * is changed.
 */
public final class ScaffoldException extends EventBusException {
  private static final long serialVersionUID = 1L;

  ScaffoldException(String message) {
    super(message);
  }

  ScaffoldException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
