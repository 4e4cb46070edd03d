package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Settings of an {@link EmbeddedBus}. Not thread-safe. */
public final class EmbeddedBusBuilder {

  private final EmbeddedKafkaBuilder kafka = EmbeddedKafka.builder();
  private final EmbeddedRegistryBuilder registry = EmbeddedRegistry.builder();
  private int kafkaPort;
  private int registryPort;

  EmbeddedBusBuilder() {}

  /** The broker's port; 0, the default, takes any free one. */
  public EmbeddedBusBuilder kafkaPort(int port) {
    kafka.port(port);
    kafkaPort = port;
    return this;
  }

  /** The registry's port; 0, the default, takes any free one. */
  public EmbeddedBusBuilder registryPort(int port) {
    registry.port(port);
    registryPort = port;
    return this;
  }

  /**
   * Keeps the data over restarts, in {@code kafka} and {@code registry} below this directory. By
   * default it is thrown away.
   */
  public EmbeddedBusBuilder dataDirectory(Path dataDirectory) {
    requireNonNull(dataDirectory, "dataDirectory");
    kafka.dataDirectory(dataDirectory.resolve("kafka"));
    registry.dataDirectory(dataDirectory.resolve("registry"));
    return this;
  }

  /** A setting of the broker, by Kafka's name for it; wins over ours. */
  public EmbeddedBusBuilder kafkaProperty(String name, String value) {
    kafka.property(name, value);
    return this;
  }

  /** A system property of the registry's process; wins over ours. */
  public EmbeddedBusBuilder registryProperty(String name, String value) {
    registry.property(name, value);
    return this;
  }

  /**
   * Receives a line for each step that makes somebody wait, such as fetching the registry. By
   * default lines are logged at level info.
   */
  public EmbeddedBusBuilder progress(Consumer<String> progress) {
    registry.progress(progress);
    return this;
  }

  /**
   * Starts both, and returns when both serve clients.
   *
   * @throws EmbeddedException if a port is taken or a directory is in use or of another version,
   *     before anything is started; or if one of them does not start. Nothing is left running then
   */
  public EmbeddedBus start() {
    if (kafkaPort != 0 && kafkaPort == registryPort) {
      throw new EmbeddedException(
          "kafkaPort and registryPort are both " + kafkaPort + ": choose two different ones");
    }
    EmbeddedKafka preparedKafka = kafka.prepare("EmbeddedBusBuilder.kafkaPort");
    try {
      EmbeddedRegistry preparedRegistry = registry.prepare("EmbeddedBusBuilder.registryPort");
      return EmbeddedBus.start(preparedKafka, preparedRegistry);
    } catch (RuntimeException e) {
      preparedKafka.close();
      throw e;
    }
  }
}
