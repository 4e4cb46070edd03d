package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link EmbeddedKafkaCluster}. Not thread-safe. */
public final class EmbeddedKafkaClusterBuilder {

  /** How many nodes a cluster has unless told otherwise: {@value}. */
  public static final int DEFAULT_NODES = 3;

  private final Map<String, String> properties = new LinkedHashMap<>();
  private IntUnaryOperator advertised = IntUnaryOperator.identity();
  private @Nullable Path dataDirectory;
  private int nodes = DEFAULT_NODES;
  private int firstPort;

  EmbeddedKafkaClusterBuilder() {}

  /** How many brokers; each is a controller, too. */
  public EmbeddedKafkaClusterBuilder nodes(int nodes) {
    if (nodes < 1) {
      throw new IllegalArgumentException("a cluster has at least one node: " + nodes);
    }
    this.nodes = nodes;
    return this;
  }

  /** The port of node 1, the others follow; 0, the default, takes any free ones. */
  public EmbeddedKafkaClusterBuilder firstPort(int firstPort) {
    this.firstPort = Ports.checked(firstPort, "firstPort");
    return this;
  }

  /**
   * Has clients and the other brokers find each node at another port of 127.0.0.1, where something
   * of the caller's listens and passes on what comes, or does not. Only the nodes' votes go from
   * one to the other directly.
   *
   * @param advertised called once for each node, in order, before it starts: with the port that it
   *     will listen on, for the one that others are told of
   */
  public EmbeddedKafkaClusterBuilder advertisedPorts(IntUnaryOperator advertised) {
    this.advertised = requireNonNull(advertised, "advertised");
    return this;
  }

  /** Keeps the data in this directory over restarts. By default it is thrown away. */
  public EmbeddedKafkaClusterBuilder dataDirectory(Path dataDirectory) {
    this.dataDirectory = requireNonNull(dataDirectory, "dataDirectory");
    return this;
  }

  /** A setting of all brokers, by Kafka's name for it; wins over ours. */
  public EmbeddedKafkaClusterBuilder property(String name, String value) {
    properties.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
    return this;
  }

  /**
   * Starts the brokers, and returns when all take part in the cluster.
   *
   * @throws EmbeddedException if a port is taken, the directory is in use or of another version or
   *     number of nodes, or a broker does not start; nothing is left running then
   */
  public EmbeddedKafkaCluster start() {
    List<BrokerSettings.Node> ports =
        BrokerSettings.nodes(nodes, firstPort, "EmbeddedKafkaClusterBuilder.firstPort", advertised);
    String version = BrokerSettings.version() + ", cluster of " + nodes;
    return EmbeddedKafkaCluster.start(
        ports, DataDirectory.open(dataDirectory, version), properties);
  }
}
