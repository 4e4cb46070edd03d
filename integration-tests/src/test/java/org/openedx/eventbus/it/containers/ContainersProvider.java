package org.openedx.eventbus.it.containers;

import java.util.Optional;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructureProvider;
import org.testcontainers.DockerClientFactory;

/** Chosen by {@code -Dit.infra=containers}; tests are skipped where no Docker engine answers. */
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
