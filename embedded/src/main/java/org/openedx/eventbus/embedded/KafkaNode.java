package org.openedx.eventbus.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * Ports, broker settings and storage of one Kafka node that is both broker and controller.
 *
 * @param id the node's id; ids of a cluster start at 1
 * @param brokerPort the port that clients and other brokers connect to
 * @param controllerPort the port that the other nodes' controllers connect to
 * @param advertisedPort the port that the broker advertises; differs from {@code brokerPort} if a
 *     proxy is in between
 */
record KafkaNode(int id, int brokerPort, int controllerPort, int advertisedPort) {

  private static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final int MAX_REPLICAS = 3;

  /**
   * Without controlled shutdown, a restarted broker waits until its previous session expires.
   * Topics are not created automatically: a misspelt name is an error, as in production.
   */
  private static final Map<String, String> FAST_START =
      Map.of(
          "auto.create.topics.enable", "false",
          "group.initial.rebalance.delay.ms", "0",
          "controlled.shutdown.enable", "true",
          "broker.session.timeout.ms", "3000",
          "broker.heartbeat.interval.ms", "500",
          "controller.quorum.election.timeout.ms", "250",
          "controller.quorum.election.backoff.max.ms", "100",
          "controller.quorum.fetch.timeout.ms", "1000");

  private static final Map<String, String> LOW_MEMORY =
      Map.of(
          "num.network.threads", "2",
          "num.io.threads", "4",
          "background.threads", "4",
          "offsets.topic.num.partitions", "4",
          "transaction.state.log.num.partitions", "4",
          "share.coordinator.state.topic.num.partitions", "4",
          "log.index.size.max.bytes", Integer.toString(1024 * 1024),
          "offsets.topic.segment.bytes", Integer.toString(16 * 1024 * 1024),
          "log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));

  /**
   * Chooses the ports of a cluster's nodes.
   *
   * @param firstPort the broker port of node 1, incremented for each further node; 0 takes any free
   *     ports
   * @param option the builder method that sets the port, for the error message
   * @param advertised maps a broker port to the port that is advertised
   * @throws EmbeddedException if a requested port is in use
   */
  static List<KafkaNode> allocate(
      int count, int firstPort, String option, IntUnaryOperator advertised) {
    List<KafkaNode> nodes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int port = Ports.resolve(firstPort == 0 ? 0 : firstPort + i, "the broker", option);
      nodes.add(new KafkaNode(i + 1, port, Ports.free(), advertised.applyAsInt(port)));
    }
    return List.copyOf(nodes);
  }

  /** Returns name and version of the broker on the class path, for example {@code kafka 4.3.1}. */
  static String version() {
    try (InputStream resource =
        KafkaNode.class.getResourceAsStream("/kafka/kafka-version.properties")) {
      Properties properties = new Properties();
      if (resource != null) {
        properties.load(resource);
      }
      return "kafka " + properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the address of the broker's listener, for example {@code 127.0.0.1:9092}. */
  String address() {
    return Ports.HOST + ":" + brokerPort;
  }

  /** Returns the broker settings of this node, which the caller may change. */
  Map<String, String> settings(List<KafkaNode> cluster, Path logDirectory) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(id));
    settings.put(
        "listeners",
        "PLAINTEXT://%s,%s://%s:%d"
            .formatted(address(), CONTROLLER_LISTENER, Ports.HOST, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://" + Ports.HOST + ":" + advertisedPort);
    settings.put("controller.listener.names", CONTROLLER_LISTENER);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put(
        "controller.quorum.voters",
        cluster.stream()
            .map(voter -> voter.id() + "@" + Ports.HOST + ":" + voter.controllerPort())
            .collect(Collectors.joining(",")));
    settings.put("log.dirs", logDirectory.toString());
    settings.putAll(replication(Math.min(MAX_REPLICAS, cluster.size())));
    settings.putAll(FAST_START);
    settings.putAll(LOW_MEMORY);
    return settings;
  }

  private static Map<String, String> replication(int factor) {
    String replicas = Integer.toString(factor);
    String inSync = Integer.toString(Math.max(1, factor - 1));
    return Map.of(
        "default.replication.factor", replicas,
        "min.insync.replicas", inSync,
        "offsets.topic.replication.factor", replicas,
        "transaction.state.log.replication.factor", replicas,
        "transaction.state.log.min.isr", inSync,
        "share.coordinator.state.topic.replication.factor", replicas,
        "share.coordinator.state.topic.min.isr", inSync);
  }

  /**
   * Formats the log directory, as {@code kafka-storage.sh format} does. Does nothing if it is
   * already formatted.
   */
  void formatStorage(Path logDirectory, String clusterId) {
    if (Files.exists(logDirectory.resolve("meta.properties"))) {
      return;
    }
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      Files.createDirectories(logDirectory);
      new Formatter()
          .setPrintStream(print)
          .setClusterId(clusterId)
          .setNodeId(id)
          .setReleaseVersion(MetadataVersion.latestProduction())
          // The settings name the voters: a kept directory may be started on other ports.
          .setFeatureLevel("kraft.version", (short) 0)
          .setControllerListenerName(CONTROLLER_LISTENER)
          .addDirectory(logDirectory.toString())
          .setMetadataLogDirectory(logDirectory.toString())
          .run();
    } catch (Exception e) {
      throw new EmbeddedException(
          "cannot format the log directory %s for a Kafka broker: %s%n%s"
              .formatted(logDirectory, e.getMessage(), output.toString(StandardCharsets.UTF_8)),
          e);
    }
  }
}
