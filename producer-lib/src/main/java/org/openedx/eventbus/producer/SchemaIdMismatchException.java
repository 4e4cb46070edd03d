package org.openedx.eventbus.producer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * The registry returns a different id for a schema than the one that earlier events were sent with,
 * for example because the registry was replaced. Consumers of the new registry would decode such
 * events with a wrong schema, so sending of the event type has stopped. It resumes when the
 * registry returns the old id, or after a restart of the service.
 */
public final class SchemaIdMismatchException extends EventBusException {
  private static final long serialVersionUID = 1L;

  public SchemaIdMismatchException(String message) {
    super(message);
  }

  public SchemaIdMismatchException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
