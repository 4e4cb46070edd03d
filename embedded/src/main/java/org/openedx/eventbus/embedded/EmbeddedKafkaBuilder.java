package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builder of an {@link EmbeddedKafka}. Not thread-safe.
 *
 * <p>For example, a broker that deletes records after one second:
 *
 * <pre>{@code
 * EmbeddedKafka kafka =
 *     EmbeddedKafka.builder()
 *         .property("log.retention.ms", "1000")
 *         .property("log.retention.check.interval.ms", "100")
 *         .start();
 * }</pre>
 */
public final class EmbeddedKafkaBuilder {

  private final Map<String, String> properties = new LinkedHashMap<>();
  private @Nullable Path dataDirectory;
  private int port;

  EmbeddedKafkaBuilder() {}

  /**
   * Sets the port that clients connect to.
   *
   * @param port the port, for example 9092; default 0, any free port
   * @return this builder
   * @throws IllegalArgumentException if the port is not 0 to 65535
   */
  public EmbeddedKafkaBuilder port(int port) {
    this.port = Ports.requireValid(port, "port");
    return this;
  }

  /**
   * Keeps the data after closing. Default: temporary data, deleted on close.
   *
   * @param dataDirectory the directory, created if it does not exist
   * @return this builder
   */
  public EmbeddedKafkaBuilder dataDirectory(Path dataDirectory) {
    this.dataDirectory = requireNonNull(dataDirectory, "dataDirectory");
    return this;
  }

  /**
   * Sets a broker setting. Overrides the default of this library.
   *
   * @param name Kafka's name of the setting, for example {@code log.retention.ms}
   * @param value the value, for example {@code 60000}
   * @return this builder
   */
  public EmbeddedKafkaBuilder property(String name, String value) {
    properties.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return this;
  }

  /**
   * Starts the broker, and returns when it serves clients.
   *
   * @return the running broker, which the caller closes
   * @throws EmbeddedException if the port is in use, if the data directory is in use or was written
   *     by another version, or if the broker fails to start. After a failure nothing is left
   *     running.
   */
  public EmbeddedKafka start() {
    EmbeddedKafka kafka = prepare("EmbeddedKafkaBuilder.port");
    try {
      kafka.start();
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /** Reserves port and directory, without starting the broker. */
  EmbeddedKafka prepare(String portOption) {
    KafkaNode node = KafkaNode.allocate(1, port, portOption, IntUnaryOperator.identity()).get(0);
    DataDirectory data = DataDirectory.open(dataDirectory, KafkaNode.version());
    return new EmbeddedKafka(node, data, properties);
  }
}
