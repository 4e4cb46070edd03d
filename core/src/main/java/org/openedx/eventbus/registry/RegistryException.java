package org.openedx.eventbus.registry;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * The registry refused, or what answers is no registry. Final: asking again without a change of
 * configuration or schema gives the same.
 */
public class RegistryException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public RegistryException(String message) {
    super(message);
  }

  public RegistryException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
