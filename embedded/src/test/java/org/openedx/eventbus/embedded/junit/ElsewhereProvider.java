package org.openedx.eventbus.embedded.junit;

/** Provider that starts nothing. Simulates a library that runs the infrastructure in containers. */
public final class ElsewhereProvider implements EventBusInfrastructureProvider {

  @Override
  public String name() {
    return "elsewhere";
  }

  @Override
  public EventBusInfrastructure start() {
    return new EventBusInfrastructure() {
      @Override
      public String bootstrapServers() {
        return "broker.example:9092";
      }

      @Override
      public String registryUrl() {
        return "http://registry.example";
      }

      @Override
      public void close() {}
    };
  }
}
