package org.openedx.eventbus.registry;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;

/**
 * Thrown when no address of the registry gave an answer of a registry: the connection failed, a
 * server error was returned, or another server responded, for example with the page of a proxy.
 * Transient: the same call may succeed later.
 *
 * <p>An {@link UnauthorizedException} means that the registry responds and rejects the credentials.
 */
public class RegistryUnavailableException extends TransientEventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception without a cause.
   *
   * @param message the addresses of the registry and their failures
   */
  public RegistryUnavailableException(String message) {
    super(message);
  }

  /**
   * Creates an exception.
   *
   * @param message the addresses of the registry and their failures
   * @param cause the exception that caused this one, or null
   */
  public RegistryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Sets the interrupt status and returns the exception of the caller that waited. */
  static RegistryUnavailableException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new RegistryUnavailableException("interrupted while waiting for the schema registry", e);
  }

  /**
   * Thrown when the registry requires credentials, or rejects the configured ones (HTTP 401 or
   * 403).
   *
   * <p>Transient, because a token may be renewed or a right granted without any change of this
   * service. For example, a consumer waits with its partitions blocked, and a producer waits until
   * its delivery timeout.
   */
  public static final class UnauthorizedException extends RegistryUnavailableException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param message the address of the registry, and the settings to check; never a credential
     */
    public UnauthorizedException(String message) {
      super(message);
    }
  }
}
