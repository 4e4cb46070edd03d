package org.openedx.eventbus.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** The settings of a node that is broker and controller in one. */
final class BrokerSettings {

  static final String CONTROLLER_LISTENER = "CONTROLLER";

  private BrokerSettings() {}

  /**
   * A node's ports.
   *
   * @param advertisedPort the one that clients and other brokers are told of
   */
  record Node(int id, int brokerPort, int controllerPort, int advertisedPort) {

    String address() {
      return Ports.HOST + ":" + brokerPort;
    }

    String advertised() {
      return Ports.HOST + ":" + advertisedPort;
    }
  }

  static Map<String, String> of(Node node, List<Node> cluster, Path logDirectory) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(node.id()));
    settings.put(
        "listeners",
        "PLAINTEXT://"
            + node.address()
            + ","
            + CONTROLLER_LISTENER
            + "://"
            + Ports.HOST
            + ":"
            + node.controllerPort());
    settings.put("advertised.listeners", "PLAINTEXT://" + node.advertised());
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put(
        "controller.quorum.voters",
        cluster.stream()
            .map(voter -> voter.id() + "@" + Ports.HOST + ":" + voter.controllerPort())
            .collect(Collectors.joining(",")));
    settings.put("log.dirs", logDirectory.toString());
    settings.putAll(replication(Math.min(3, cluster.size())));
    settings.putAll(quick());
    settings.putAll(small());
    return settings;
  }

  private static Map<String, String> replication(int factor) {
    String replicas = Integer.toString(factor);
    String inSync = Integer.toString(Math.max(1, factor - 1));
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("default.replication.factor", replicas);
    settings.put("min.insync.replicas", inSync);
    settings.put("offsets.topic.replication.factor", replicas);
    settings.put("transaction.state.log.replication.factor", replicas);
    settings.put("transaction.state.log.min.isr", inSync);
    settings.put("share.coordinator.state.topic.replication.factor", replicas);
    settings.put("share.coordinator.state.topic.min.isr", inSync);
    return settings;
  }

  private static Map<String, String> quick() {
    Map<String, String> settings = new LinkedHashMap<>();
    // A misspelt topic is an error, as in production.
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // Without it a broker that is started again waits until its former session has expired.
    settings.put("controlled.shutdown.enable", "true");
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("controller.quorum.election.timeout.ms", "250");
    settings.put("controller.quorum.election.backoff.max.ms", "100");
    settings.put("controller.quorum.fetch.timeout.ms", "1000");
    return settings;
  }

  private static Map<String, String> small() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "4");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.num.partitions", "4");
    settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
    settings.put("offsets.topic.segment.bytes", Integer.toString(16 * 1024 * 1024));
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
    return settings;
  }

  /** Which ports a cluster's nodes use: the wanted ones for their brokers, or any. */
  static List<Node> nodes(int count, int firstPort, String option) {
    return nodes(count, firstPort, option, IntUnaryOperator.identity());
  }

  /**
   * @param advertised the port that others are told of, for the one that a broker listens on
   */
  static List<Node> nodes(int count, int firstPort, String option, IntUnaryOperator advertised) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int port = Ports.resolve(firstPort == 0 ? 0 : firstPort + i, "the broker", option);
      nodes.add(new Node(i + 1, port, Ports.free(), advertised.applyAsInt(port)));
    }
    return List.copyOf(nodes);
  }

  /** What marks a data directory: the name and version of the broker on the class path. */
  static String version() {
    try (InputStream resource =
        BrokerSettings.class.getResourceAsStream("/kafka/kafka-version.properties")) {
      Properties properties = new Properties();
      if (resource != null) {
        properties.load(resource);
      }
      return "kafka " + properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
