package org.openedx.eventbus.producer.errors;

/**
 * The registry returns a different id for a schema than the one that earlier events were sent with,
 * for example because the registry was replaced. Consumers of the new registry would decode such
 * events with a wrong schema, so sending of the event type has stopped. It resumes when the
 * registry returns the old id, or after a restart of the service.
 */
public final class SchemaIdMismatchException extends SendFailedException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the event, both ids and the fix
   */
  public SchemaIdMismatchException(String message) {
    super(message);
  }
}
