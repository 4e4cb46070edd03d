package org.openedx.eventbus.it.containers;

import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** Kafka (Apache's native image) and Confluent's schema registry, in a network of their own. */
final class ContainersInfrastructure implements EventBusInfrastructure {
  private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka-native:4.3.1");
  private static final DockerImageName REGISTRY =
      DockerImageName.parse("confluentinc/cp-schema-registry:8.0.0");
  private static final String INSIDE = "kafka:19092";
  private static final int REGISTRY_PORT = 8081;

  private final Network network = Network.newNetwork();
  private final KafkaContainer kafka =
      new KafkaContainer(KAFKA)
          .withNetwork(network)
          .withListener(INSIDE)
          .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
          .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
  private final GenericContainer<?> registry =
      new GenericContainer<>(REGISTRY)
          .withNetwork(network)
          .withExposedPorts(REGISTRY_PORT)
          .withEnv("SCHEMA_REGISTRY_HOST_NAME", "registry")
          .withEnv("SCHEMA_REGISTRY_KAFKASTORE_BOOTSTRAP_SERVERS", "PLAINTEXT://" + INSIDE)
          .waitingFor(Wait.forHttp("/subjects").forStatusCode(200));

  private ContainersInfrastructure() {}

  static ContainersInfrastructure startNew() {
    ContainersInfrastructure infrastructure = new ContainersInfrastructure();
    try {
      infrastructure.kafka.start();
      infrastructure.registry.start();
      return infrastructure;
    } catch (RuntimeException e) {
      infrastructure.close();
      throw e;
    }
  }

  @Override
  public String bootstrapServers() {
    return kafka.getBootstrapServers();
  }

  @Override
  public String registryUrl() {
    return "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT);
  }

  @Override
  public void close() {
    registry.stop();
    kafka.stop();
    network.close();
  }
}
