package org.openedx.eventbus.it.containers;

import java.util.Optional;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructureProvider;
import org.testcontainers.DockerClientFactory;

/**
 * Provider that {@code -Dit.infra=containers} selects. Tests are skipped if no Docker engine
 * responds.
 */
public final class ContainersProvider implements EventBusInfrastructureProvider {

  @Override
  public String name() {
    return "containers";
  }

  @Override
  public Optional<String> unavailable() {
    return DockerClientFactory.instance().isDockerAvailable()
        ? Optional.empty()
        : Optional.of("no Docker engine answers");
  }

  @Override
  public EventBusInfrastructure start() {
    return ContainersInfrastructure.startNew();
  }
}
