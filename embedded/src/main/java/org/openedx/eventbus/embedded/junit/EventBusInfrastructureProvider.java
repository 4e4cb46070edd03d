package org.openedx.eventbus.embedded.junit;

import java.util.Optional;

/**
 * Starts an {@link EventBusInfrastructure}; found by {@link java.util.ServiceLoader}, and chosen by
 * its name in the system property {@value #PROPERTY}.
 */
public interface EventBusInfrastructureProvider {

  /** Names the provider to use: {@value #EMBEDDED}, the default, or one that a library brings. */
  String PROPERTY = "it.infra";

  /** The broker and registry of this library, without containers. */
  String EMBEDDED = "embedded";

  /** What the system property calls it. */
  String name();

  /** Why it cannot run here, if it cannot: then tests are skipped, and this is the reason given. */
  default Optional<String> unavailable() {
    return Optional.empty();
  }

  /** Starts a broker and a registry. The caller closes them. */
  EventBusInfrastructure start();
}
