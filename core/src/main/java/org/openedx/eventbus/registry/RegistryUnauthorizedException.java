package org.openedx.eventbus.registry;

/**
 * Thrown when the registry requires credentials, or rejects the configured ones (HTTP 401 or 403).
 *
 * <p>Transient, because a token may be renewed or a right granted without any change of this
 * service. For example, a consumer waits with its partitions blocked, and a producer waits until
 * its delivery timeout.
 */
public final class RegistryUnauthorizedException extends RegistryUnavailableException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message the address of the registry, and the settings to check; never a credential
   */
  public RegistryUnauthorizedException(String message) {
    super(message);
  }
}
