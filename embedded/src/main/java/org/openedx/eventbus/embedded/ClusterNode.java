package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One broker process of a cluster. Guarded by the cluster's lock. */
final class ClusterNode {

  private final BrokerSettings.Node node;
  private final Path directory;
  private final Map<String, String> settings;
  private final String clusterId;
  private @Nullable ChildProcess process;

  ClusterNode(
      BrokerSettings.Node node, Path directory, Map<String, String> settings, String clusterId) {
    this.node = node;
    this.directory = directory;
    this.settings = settings;
    this.clusterId = clusterId;
  }

  int id() {
    return node.id();
  }

  String address() {
    return node.address();
  }

  /** Does not wait until it listens. */
  void launch() {
    if (process != null && process.isAlive()) {
      return;
    }
    Ports.requireFree(node.brokerPort(), name(), "EmbeddedKafkaClusterBuilder.firstPort");
    Ports.requireFree(node.controllerPort(), name() + "'s controller", "a new cluster");
    KafkaStorage.formatIfNew(directory.resolve("log"), id(), clusterId);
    List<String> command = new ArrayList<>();
    command.add(Jvm.java());
    command.addAll(Jvm.SMALL);
    command.addAll(List.of("-cp", classPath(), "kafka.Kafka", writeSettings().toString()));
    process = ChildProcess.start(name(), command, directory, directory.resolve("kafka.log"));
  }

  /**
   * The running program's own; its directories first made absolute, as the child starts elsewhere.
   */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private Path writeSettings() {
    Path file = directory.resolve("server.properties");
    Properties properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(file, UTF_8)) {
      properties.store(writer, null);
      return file;
    } catch (IOException e) {
      throw new EmbeddedException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Ports.loopback(), node.brokerPort()), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  boolean hasEnded() {
    return process == null || !process.isAlive();
  }

  void requireAlive() {
    if (hasEnded()) {
      throw failure("does not run");
    }
  }

  EmbeddedException failure(String what) {
    return process == null ? new EmbeddedException(name() + " " + what) : process.failure(what);
  }

  ChildProcess process() {
    if (process == null) {
      throw new EmbeddedException(name() + " does not run: start it first");
    }
    return process;
  }

  void stop() {
    if (process != null) {
      process.terminate();
      process = null;
    }
  }

  void kill() {
    if (process != null) {
      process.kill();
      process = null;
    }
  }

  private String name() {
    return "Kafka node " + id() + " at " + address();
  }
}
