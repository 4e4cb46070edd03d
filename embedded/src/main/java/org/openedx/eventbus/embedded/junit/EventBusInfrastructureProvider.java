package org.openedx.eventbus.embedded.junit;

import java.util.Optional;

/**
 * Service provider that starts an {@link EventBusInfrastructure}, for example in containers.
 *
 * <p>The extension finds providers with {@link java.util.ServiceLoader}, and selects one by its
 * name in the system property {@value #PROPERTY}. For example, {@code -Dit.infra=containers}
 * selects:
 *
 * <pre>{@code
 * public final class ContainersProvider implements EventBusInfrastructureProvider {
 *   public String name() {
 *     return "containers";
 *   }
 *
 *   public EventBusInfrastructure start() {
 *     return ContainersInfrastructure.startNew();
 *   }
 * }
 * }</pre>
 */
public interface EventBusInfrastructureProvider {

  /** System property with the name of a provider. Default: {@value #EMBEDDED}. */
  String PROPERTY = "it.infra";

  /** Name of the default: broker and registry of this library, without containers. */
  String EMBEDDED = "embedded";

  /** {@return the name that the system property {@value #PROPERTY} selects this provider by} */
  String name();

  /**
   * {@return the reason why this provider cannot start here, for example that no Docker engine
   * responds} Tests are then skipped with this reason. Default: empty, it can start.
   */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /**
   * Starts a broker and a registry. Called once per test run.
   *
   * @return the running infrastructure, which the extension closes at the end of the test run
   */
  EventBusInfrastructure start();
}
