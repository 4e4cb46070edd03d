package org.openedx.eventbus.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Several real Kafka brokers, each in a process of its own, so that one can be killed as a machine
 * dies.
 *
 * <p>Nodes are numbered from 1. Topics get as many replicas as there are nodes, at most three, and
 * {@code min.insync.replicas} of one less, unless told otherwise.
 *
 * <p>Thread-safe. Whoever started it closes it; processes that still run when the JVM ends are
 * ended then.
 */
public final class EmbeddedKafkaCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final List<ClusterNode> nodes;
  private final DataDirectory data;
  private boolean closed;

  private EmbeddedKafkaCluster(List<ClusterNode> nodes, DataDirectory data) {
    this.nodes = nodes;
    this.data = data;
    JvmExit.closeLater(this);
  }

  /** Three brokers on free ports with data that is thrown away, unless told otherwise. */
  public static EmbeddedKafkaClusterBuilder builder() {
    return new EmbeddedKafkaClusterBuilder();
  }

  static EmbeddedKafkaCluster start(
      List<BrokerSettings.Node> ports, DataDirectory data, Map<String, String> extra) {
    String clusterId = Uuid.randomUuid().toString();
    List<ClusterNode> nodes = new ArrayList<>();
    for (BrokerSettings.Node node : ports) {
      Path directory = data.path().resolve("node-" + node.id());
      Map<String, String> settings = BrokerSettings.of(node, ports, directory.resolve("log"));
      settings.putAll(extra);
      nodes.add(new ClusterNode(node, directory, settings, clusterId));
    }
    EmbeddedKafkaCluster cluster = new EmbeddedKafkaCluster(List.copyOf(nodes), data);
    try {
      nodes.forEach(ClusterNode::launch);
      cluster.awaitLive(nodes);
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** Where clients find the brokers: all of them, the same over restarts. */
  public String bootstrapServers() {
    return nodes.stream().map(ClusterNode::address).collect(Collectors.joining(","));
  }

  /** How many nodes there are, running or not. */
  public int size() {
    return nodes.size();
  }

  /** Ends a node as {@code kill -9} does. */
  public synchronized void kill(int node) {
    node(node).kill();
  }

  /** Ends a node in good order; returns when it has ended. */
  public synchronized void stop(int node) {
    node(node).stop();
  }

  /**
   * Starts a node again on its ports and data; returns when it takes part in the cluster. Does
   * nothing while it runs.
   *
   * @throws EmbeddedException if it does not start, or has no majority of nodes to join
   */
  public synchronized void start(int node) {
    if (closed) {
      throw new EmbeddedException("this cluster was closed: build a new one");
    }
    ClusterNode starting = node(node);
    starting.launch();
    awaitLive(List.of(starting));
  }

  /**
   * Freezes a node: its connections stay open, and nothing is answered.
   *
   * @throws EmbeddedException if it does not run, or the system is Windows
   */
  public synchronized void pause(int node) {
    node(node).process().pause();
  }

  /**
   * Lets a frozen node go on.
   *
   * @throws EmbeddedException if it does not run, or the system is Windows
   */
  public synchronized void resume(int node) {
    node(node).process().resume();
  }

  /**
   * Creates a topic, and returns when its partitions have leaders.
   *
   * @throws EmbeddedException if the brokers refuse, as they do when the topic exists
   */
  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of());
  }

  /**
   * Creates a topic with settings of its own, such as {@code min.insync.replicas}.
   *
   * @throws EmbeddedException if the brokers refuse
   */
  public void createTopic(String name, int partitions, Map<String, String> topicSettings) {
    Topics.create(bootstrapServers(), name, partitions, topicSettings);
  }

  private ClusterNode node(int id) {
    if (id < 1 || id > nodes.size()) {
      throw new IllegalArgumentException("nodes are 1 to " + nodes.size() + ": " + id);
    }
    return nodes.get(id - 1);
  }

  private void awaitLive(List<ClusterNode> starting) {
    Deadline deadline = Deadline.in(PATIENCE);
    for (ClusterNode node : starting) {
      if (!deadline.await(() -> node.hasEnded() || node.listens())) {
        throw node.failure("does not listen after " + deadline);
      }
      node.requireAlive();
    }
    try (Admin admin = Topics.admin(bootstrapServers())) {
      for (ClusterNode node : starting) {
        if (!deadline.await(() -> node.hasEnded() || Topics.isLive(admin, node.id()))) {
          throw node.failure("takes no part in the cluster after " + deadline);
        }
        node.requireAlive();
      }
    }
  }

  /** Ends all nodes and throws their data away, unless a directory to keep was named. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    JvmExit.forget(this);
    try {
      // In good order only what is kept; and all at once, as the last cannot find a majority.
      nodes.parallelStream().forEach(data.isKept() ? ClusterNode::stop : ClusterNode::kill);
    } finally {
      data.close();
    }
  }

  @Override
  public String toString() {
    return "embedded Kafka cluster at " + bootstrapServers();
  }
}
