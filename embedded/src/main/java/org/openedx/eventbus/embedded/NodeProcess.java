package org.openedx.eventbus.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Broker process of one node of a cluster. Not thread-safe: guarded by the cluster's lock. */
final class NodeProcess {

  private final KafkaNode node;
  private final Path directory;
  private final Map<String, String> settings;
  private final String clusterId;
  private @Nullable ChildProcess process;

  NodeProcess(KafkaNode node, Path directory, Map<String, String> settings, String clusterId) {
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

  /** Starts the process, without waiting until it listens. Does nothing while it is running. */
  void launch() {
    if (isAlive()) {
      return;
    }
    Ports.requireFree(node.brokerPort(), name(), "EmbeddedKafkaClusterBuilder.firstPort");
    Ports.requireFree(node.controllerPort(), name() + "'s controller", "a new cluster");
    node.formatStorage(directory.resolve("log"), clusterId);
    List<String> arguments = List.of("-cp", classPath(), "kafka.Kafka", writeSettings().toString());
    process = ChildProcess.startJava(name(), arguments, directory, directory.resolve("kafka.log"));
  }

  /** Returns this JVM's class path, made absolute because the child has another directory. */
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

  boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Ports.loopback(), node.brokerPort()), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Waits for a condition of the running process.
   *
   * @throws EmbeddedException if the process ends, or with the problem if the deadline passes
   */
  void await(BooleanSupplier condition, Deadline deadline, String problem) {
    if (!deadline.await(() -> !isAlive() || condition.getAsBoolean())) {
      throw failure(problem + " after " + deadline);
    }
    if (!isAlive()) {
      throw failure("is not running");
    }
  }

  private boolean isAlive() {
    return process != null && process.isAlive();
  }

  private EmbeddedException failure(String problem) {
    return process == null
        ? new EmbeddedException(name() + " " + problem)
        : process.failure(problem);
  }

  ChildProcess process() {
    if (process == null) {
      throw new EmbeddedException(name() + " is not running: start it first");
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
