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

  /** Sets the broker's port, for example 9092. Default: 0, any free port. */
  public EmbeddedBusBuilder kafkaPort(int port) {
    kafka.port(port);
    kafkaPort = port;
    return this;
  }

  /** Sets the registry's port, for example 8081. Default: 0, any free port. */
  public EmbeddedBusBuilder registryPort(int port) {
    registry.port(port);
    registryPort = port;
    return this;
  }

  /**
   * Keeps the data, in the subdirectories {@code kafka} and {@code registry} of this directory.
   * Default: temporary data, deleted on close.
   */
  public EmbeddedBusBuilder dataDirectory(Path dataDirectory) {
    requireNonNull(dataDirectory, "dataDirectory");
    kafka.dataDirectory(dataDirectory.resolve("kafka"));
    registry.dataDirectory(dataDirectory.resolve("registry"));
    return this;
  }

  /**
   * Sets a broker setting by Kafka's name, for example {@code log.retention.ms}. Overrides the
   * default of this library.
   */
  public EmbeddedBusBuilder kafkaProperty(String name, String value) {
    kafka.property(name, value);
    return this;
  }

  /**
   * Sets a system property of the registry's process, for example {@code quarkus.log.level}.
   * Overrides the default of this library.
   */
  public EmbeddedBusBuilder registryProperty(String name, String value) {
    registry.property(name, value);
    return this;
  }

  /**
   * Sets the receiver of progress messages. It gets a line for each step that takes long, for
   * example the download of the registry. Default: log at level INFO.
   */
  public EmbeddedBusBuilder progress(Consumer<String> progress) {
    registry.progress(progress);
    return this;
  }

  /**
   * Starts both, and returns when both serve clients.
   *
   * @throws EmbeddedException if a port is in use, if a data directory is in use or was written by
   *     another version, or if one of them fails to start. Ports and directories are checked before
   *     anything starts. After a failure nothing is left running.
   */
  public EmbeddedBus start() {
    if (kafkaPort != 0 && kafkaPort == registryPort) {
      throw new EmbeddedException(
          "kafkaPort and registryPort are both " + kafkaPort + ": choose two different ports");
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
