package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Builder of an {@link EmbeddedBus}. Not thread-safe.
 *
 * <p>For example, for development on fixed ports with data that survives restarts:
 *
 * <pre>{@code
 * EmbeddedBus bus =
 *     EmbeddedBus.builder()
 *         .kafkaPort(9092)
 *         .registryPort(8081)
 *         .dataDirectory(Path.of(".eventbus"))
 *         .start();
 * }</pre>
 */
public final class EmbeddedBusBuilder {

  private final EmbeddedKafkaBuilder kafka = EmbeddedKafka.builder();
  private final EmbeddedRegistryBuilder registry = EmbeddedRegistry.builder();
  private int kafkaPort;
  private int registryPort;

  EmbeddedBusBuilder() {}

  /**
   * Sets the broker's port.
   *
   * @param port the port, for example 9092; default 0, any free port
   * @return this builder
   * @throws IllegalArgumentException if the port is not 0 to 65535
   */
  public EmbeddedBusBuilder kafkaPort(int port) {
    kafka.port(port);
    kafkaPort = port;
    return this;
  }

  /**
   * Sets the registry's port.
   *
   * @param port the port, for example 8081; default 0, any free port
   * @return this builder
   * @throws IllegalArgumentException if the port is not 0 to 65535
   */
  public EmbeddedBusBuilder registryPort(int port) {
    registry.port(port);
    registryPort = port;
    return this;
  }

  /**
   * Keeps the data after closing. Default: temporary data, deleted on close.
   *
   * @param dataDirectory the directory, created if it does not exist; the data are in its
   *     subdirectories {@code kafka} and {@code registry}
   * @return this builder
   */
  public EmbeddedBusBuilder dataDirectory(Path dataDirectory) {
    requireNonNull(dataDirectory, "dataDirectory");
    kafka.dataDirectory(dataDirectory.resolve("kafka"));
    registry.dataDirectory(dataDirectory.resolve("registry"));
    return this;
  }

  /**
   * Sets a broker setting. Overrides the default of this library.
   *
   * @param name Kafka's name of the setting, for example {@code log.retention.ms}
   * @param value the value, for example {@code 60000}
   * @return this builder
   */
  public EmbeddedBusBuilder kafkaProperty(String name, String value) {
    kafka.property(name, value);
    return this;
  }

  /**
   * Sets a system property of the registry's process. Overrides the default of this library.
   *
   * @param name the property, for example {@code quarkus.log.level}
   * @param value the value, for example {@code DEBUG}
   * @return this builder
   */
  public EmbeddedBusBuilder registryProperty(String name, String value) {
    registry.property(name, value);
    return this;
  }

  /**
   * Sets the callback for progress messages. Default: they are logged at level INFO.
   *
   * @param progress receives a line for each step that takes long, for example the download of the
   *     registry; called on the thread that starts the registry
   * @return this builder
   */
  public EmbeddedBusBuilder progress(Consumer<String> progress) {
    registry.progress(progress);
    return this;
  }

  /**
   * Starts both, and returns when both serve clients.
   *
   * @return the running bus, which the caller closes
   * @throws EmbeddedException if a port is in use, if a data directory is in use or was written by
   *     another version, or if one of them fails to start. Ports and directories are checked before
   *     anything starts. After a failure nothing is left running.
   */
  public EmbeddedBus start() {
    if (kafkaPort != 0 && kafkaPort == registryPort) {
      throw new EmbeddedException(
          "EmbeddedBusBuilder.kafkaPort and EmbeddedBusBuilder.registryPort are both "
              + kafkaPort
              + ": choose two different ports");
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
