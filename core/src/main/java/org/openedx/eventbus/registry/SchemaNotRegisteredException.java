package org.openedx.eventbus.registry;

/** A schema is not registered under its subject, and registering it is not allowed here. */
public final class SchemaNotRegisteredException extends RegistryException {
  private static final long serialVersionUID = 1L;

  private final transient Subject subject;

  public SchemaNotRegisteredException(Subject subject) {
    super(
        "the schema is not registered under subject '"
            + subject
            + "'. Register it before the deploy, or let this service do it with"
            + " eventbus.registry.auto-register=true");
    this.subject = subject;
  }

  public Subject subject() {
    return subject;
  }
}
