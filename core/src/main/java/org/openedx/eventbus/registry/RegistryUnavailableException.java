package org.openedx.eventbus.registry;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;

/** No configured registry answered, or those that did are in trouble; the next call may succeed. */
public class RegistryUnavailableException extends TransientEventBusException {
  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message) {
    super(message);
  }

  public RegistryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
