package org.openedx.eventbus.embedded;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;

/**
 * Cluster of real Kafka brokers on 127.0.0.1, each in its own process, so that a test can kill one.
 *
 * <p>For example:
 *
 * <pre>{@code
 * try (EmbeddedKafkaCluster cluster = EmbeddedKafkaCluster.builder().start()) {
 *   cluster.createTopic("orders", 3);
 *   cluster.kill(1);
 *   // nodes 2 and 3 still serve "orders"
 *   cluster.start(1);
 * }
 * }</pre>
 *
 * <p>Nodes are numbered from 1. By default, topics have as many replicas as there are nodes, at
 * most three, and {@code min.insync.replicas} is one less.
 *
 * <p>Thread-safe. The caller closes it; processes that are still running when the JVM exits are
 * terminated.
 */
public final class EmbeddedKafkaCluster implements AutoCloseable {

  /** Long, for slow machines: a server that cannot start ends, which is noticed at once. */
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  private final List<NodeProcess> nodes;
  private final DataDirectory data;
  private boolean closed;

  private EmbeddedKafkaCluster(List<NodeProcess> nodes, DataDirectory data) {
    this.nodes = nodes;
    this.data = data;
    ShutdownHook.register(this);
  }

  /** {@return a builder whose defaults are three brokers, free ports and temporary data} */
  public static EmbeddedKafkaClusterBuilder builder() {
    return new EmbeddedKafkaClusterBuilder();
  }

  static EmbeddedKafkaCluster start(
      List<KafkaNode> cluster, DataDirectory data, Map<String, String> overrides) {
    String clusterId = Uuid.randomUuid().toString();
    List<NodeProcess> nodes = new ArrayList<>();
    for (KafkaNode node : cluster) {
      Path directory = data.path().resolve("node-" + node.id());
      Map<String, String> settings = node.settings(cluster, directory.resolve("log"));
      settings.putAll(overrides);
      nodes.add(new NodeProcess(node, directory, settings, clusterId));
    }
    EmbeddedKafkaCluster started = new EmbeddedKafkaCluster(List.copyOf(nodes), data);
    try {
      nodes.forEach(NodeProcess::launch);
      started.awaitLive(nodes);
      return started;
    } catch (RuntimeException e) {
      started.close();
      throw e;
    }
  }

  /**
   * {@return the addresses of all brokers for Kafka clients, for example {@code
   * 127.0.0.1:17042,127.0.0.1:17043}} They do not change when brokers are restarted.
   */
  public String bootstrapServers() {
    return nodes.stream().map(NodeProcess::address).collect(Collectors.joining(","));
  }

  /** {@return the number of nodes, running or not} */
  public int size() {
    return nodes.size();
  }

  /**
   * Ends a node as {@code kill -9} does, and returns when its process has ended. Does nothing if it
   * is not running.
   *
   * @param node the number of the node; the first is 1
   * @throws IllegalArgumentException if there is no such node
   */
  public synchronized void kill(int node) {
    node(node).kill();
  }

  /**
   * Stops a node gracefully, and returns when its process has ended. Does nothing if it is not
   * running.
   *
   * @param node the number of the node; the first is 1
   * @throws IllegalArgumentException if there is no such node
   */
  public synchronized void stop(int node) {
    node(node).stop();
  }

  /**
   * Restarts a node on its ports and data, and returns when it has joined the cluster. Does nothing
   * while it is running.
   *
   * @param node the number of the node; the first is 1
   * @throws EmbeddedException if the node fails to start, or finds no majority of nodes to join
   * @throws IllegalArgumentException if there is no such node
   */
  public synchronized void start(int node) {
    if (closed) {
      throw new EmbeddedException("this cluster is closed: build a new one");
    }
    NodeProcess starting = node(node);
    starting.launch();
    awaitLive(List.of(starting));
  }

  /**
   * Pauses a node's process: its connections stay open, but it does not respond.
   *
   * @param node the number of the node; the first is 1
   * @throws EmbeddedException if the node is not running, or on Windows
   * @throws IllegalArgumentException if there is no such node
   */
  public synchronized void pause(int node) {
    node(node).process().pause();
  }

  /**
   * Resumes a paused node.
   *
   * @param node the number of the node; the first is 1
   * @throws EmbeddedException if the node is not running, or on Windows
   * @throws IllegalArgumentException if there is no such node
   */
  public synchronized void resume(int node) {
    node(node).process().resume();
  }

  /**
   * Creates a topic, and returns when each of its partitions has a leader.
   *
   * @param name the name of the topic, for example {@code dev-course-enrollment-lifecycle}
   * @param partitions the number of partitions, at least 1
   * @throws EmbeddedException if the brokers reject the topic, for example because it exists, or if
   *     they are unavailable
   */
  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of());
  }

  /**
   * Creates a topic with topic settings, and returns when each of its partitions has a leader.
   *
   * @param name the name of the topic
   * @param partitions the number of partitions, at least 1
   * @param topicSettings by Kafka's names, for example {@code Map.of("min.insync.replicas", "1")}
   * @throws EmbeddedException if the brokers reject the topic, for example because it exists, or if
   *     they are unavailable
   */
  public void createTopic(String name, int partitions, Map<String, String> topicSettings) {
    requireNonNull(name, "name");
    requireNonNull(topicSettings, "topicSettings");
    ClusterAdmin.createTopic(bootstrapServers(), name, partitions, topicSettings);
  }

  private NodeProcess node(int id) {
    if (id < 1 || id > nodes.size()) {
      throw new IllegalArgumentException("node must be 1 to " + nodes.size() + ": " + id);
    }
    return nodes.get(id - 1);
  }

  private void awaitLive(List<NodeProcess> starting) {
    Deadline deadline = Deadline.in(START_TIMEOUT);
    for (NodeProcess node : starting) {
      node.await(node::isListening, deadline, "does not listen");
    }
    try (Admin admin = ClusterAdmin.connect(bootstrapServers())) {
      for (NodeProcess node : starting) {
        node.await(
            () -> ClusterAdmin.isLive(admin, node.id()), deadline, "has not joined the cluster");
      }
    }
  }

  /** Stops all nodes, and deletes their data unless a data directory was configured. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    ShutdownHook.unregister(this);
    try {
      // Only kept data needs a graceful stop. In parallel, because the last node to stop finds no
      // majority.
      nodes.parallelStream().forEach(data.isKept() ? NodeProcess::stop : NodeProcess::kill);
    } finally {
      data.close();
    }
  }

  @Override
  public String toString() {
    return "embedded Kafka cluster at " + bootstrapServers();
  }
}
