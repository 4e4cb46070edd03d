package org.openedx.eventbus.embedded.junit;

import org.openedx.eventbus.embedded.EmbeddedBus;

/** The default: everything on this machine, without containers. */
record EmbeddedInfrastructure(EmbeddedBus bus) implements EventBusInfrastructure {

  @Override
  public String bootstrapServers() {
    return bus.bootstrapServers();
  }

  @Override
  public String registryUrl() {
    return bus.registryUrl();
  }

  @Override
  public void close() {
    bus.close();
  }
}
