package org.openedx.eventbus.registry;

/** The registry refused a new version because it breaks the subject's compatibility level. */
public final class IncompatibleSchemaException extends RegistryException {
  private static final long serialVersionUID = 1L;

  private final transient Subject subject;
  private final String registryMessage;

  public IncompatibleSchemaException(Subject subject, String registryMessage) {
    super("the schema breaks the compatibility of subject '" + subject + "': " + registryMessage);
    this.subject = subject;
    this.registryMessage = registryMessage;
  }

  public Subject subject() {
    return subject;
  }

  /** What the registry itself said, in its own words. */
  public String registryMessage() {
    return registryMessage;
  }
}
