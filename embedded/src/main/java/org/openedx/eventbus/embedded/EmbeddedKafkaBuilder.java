package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link EmbeddedKafka}. Not thread-safe. */
public final class EmbeddedKafkaBuilder {

  private final Map<String, String> properties = new LinkedHashMap<>();
  private @Nullable Path dataDirectory;
  private int port;

  EmbeddedKafkaBuilder() {}

  /** The port clients connect to; 0, the default, takes any free one. */
  public EmbeddedKafkaBuilder port(int port) {
    this.port = Ports.checked(port, "port");
    return this;
  }

  /** Keeps the data in this directory over restarts. By default it is thrown away. */
  public EmbeddedKafkaBuilder dataDirectory(Path dataDirectory) {
    this.dataDirectory = requireNonNull(dataDirectory, "dataDirectory");
    return this;
  }

  /** A setting of the broker, by Kafka's name for it; wins over ours. */
  public EmbeddedKafkaBuilder property(String name, String value) {
    properties.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return this;
  }

  /**
   * Starts the broker, and returns when it serves clients.
   *
   * @throws EmbeddedException if the port is taken, the directory is in use or of another version,
   *     or the broker does not start; nothing is left running then
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

  /** Reserves port and directory, and starts nothing. */
  EmbeddedKafka prepare(String portOption) {
    BrokerSettings.Node node = BrokerSettings.nodes(1, port, portOption).get(0);
    DataDirectory data = DataDirectory.open(dataDirectory, BrokerSettings.version());
    return new EmbeddedKafka(node, data, properties);
  }
}
