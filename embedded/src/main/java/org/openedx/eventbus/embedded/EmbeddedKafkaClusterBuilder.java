package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Builder of an {@link EmbeddedKafkaCluster}. Not thread-safe.
 *
 * <p>For example, two brokers whose topics have one replica each:
 *
 * <pre>{@code
 * EmbeddedKafkaCluster cluster =
 *     EmbeddedKafkaCluster.builder()
 *         .nodes(2)
 *         .property("default.replication.factor", "1")
 *         .property("min.insync.replicas", "1")
 *         .start();
 * }</pre>
 */
public final class EmbeddedKafkaClusterBuilder {

  /** Default number of nodes: {@value}. */
  public static final int DEFAULT_NODES = 3;

  private final Map<String, String> properties = new LinkedHashMap<>();
  private IntUnaryOperator advertised = IntUnaryOperator.identity();
  private @Nullable Path dataDirectory;
  private int nodes = DEFAULT_NODES;
  private int firstPort;

  EmbeddedKafkaClusterBuilder() {}

  /**
   * Sets the number of nodes, each of which is both broker and controller.
   *
   * @param nodes the number of nodes; default {@value #DEFAULT_NODES}
   * @return this builder
   * @throws IllegalArgumentException if {@code nodes} is less than 1
   */
  public EmbeddedKafkaClusterBuilder nodes(int nodes) {
    if (nodes < 1) {
      throw new IllegalArgumentException("nodes must be at least 1: " + nodes);
    }
    this.nodes = nodes;
    return this;
  }

  /**
   * Sets the port of node 1; the other nodes use the ports after it. For example, 9092 gives three
   * nodes the ports 9092 to 9094.
   *
   * @param firstPort the port; default 0, any free ports
   * @return this builder
   * @throws IllegalArgumentException if the port is not 0 to 65535
   */
  public EmbeddedKafkaClusterBuilder firstPort(int firstPort) {
    this.firstPort = Ports.requireValid(firstPort, "firstPort");
    return this;
  }

  /**
   * Sets the ports that the brokers advertise. Clients and other brokers then connect to a proxy of
   * the caller on 127.0.0.1, which forwards or blocks their requests. Only the controllers' quorum
   * connects directly. Default: the brokers' own ports.
   *
   * @param advertised returns the advertised port for a broker's port; called once for each node,
   *     in order, before any node starts
   * @return this builder
   */
  public EmbeddedKafkaClusterBuilder advertisedPorts(IntUnaryOperator advertised) {
    this.advertised = requireNonNull(advertised, "advertised");
    return this;
  }

  /**
   * Keeps the data after closing. Default: temporary data, deleted on close.
   *
   * @param dataDirectory the directory, created if it does not exist
   * @return this builder
   */
  public EmbeddedKafkaClusterBuilder dataDirectory(Path dataDirectory) {
    this.dataDirectory = requireNonNull(dataDirectory, "dataDirectory");
    return this;
  }

  /**
   * Sets a setting of all brokers. Overrides the default of this library.
   *
   * @param name Kafka's name of the setting, for example {@code log.retention.ms}
   * @param value the value, for example {@code 60000}
   * @return this builder
   */
  public EmbeddedKafkaClusterBuilder property(String name, String value) {
    properties.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return this;
  }

  /**
   * Starts the brokers, and returns when all have joined the cluster.
   *
   * @return the running cluster, which the caller closes
   * @throws EmbeddedException if a port is in use, if the data directory is in use or was written
   *     by another version or number of nodes, or if a broker fails to start. After a failure
   *     nothing is left running.
   */
  public EmbeddedKafkaCluster start() {
    List<KafkaNode> cluster =
        KafkaNode.allocate(nodes, firstPort, "EmbeddedKafkaClusterBuilder.firstPort", advertised);
    String version = KafkaNode.version() + ", cluster of " + nodes;
    return EmbeddedKafkaCluster.start(
        cluster, DataDirectory.open(dataDirectory, version), properties);
  }
}
