package org.openedx.eventbus.registry;

/**
 * The registry is well, knows who asks, and will not have this one thing: a schema that it finds
 * invalid or takes for another one, or a subject that it keeps from being written. Other requests
 * may be granted.
 */
public final class RegistryRefusalException extends RegistryException {
  private static final long serialVersionUID = 1L;

  private final String registryMessage;

  public RegistryRefusalException(String message, String registryMessage) {
    super(message);
    this.registryMessage = registryMessage;
  }

  /** What the registry itself said, in its own words. */
  public String registryMessage() {
    return registryMessage;
  }
}
