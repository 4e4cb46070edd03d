package org.openedx.eventbus.it.chaos;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.openedx.eventbus.testkit.delivery.DeliveryHistory;
import org.openedx.eventbus.testkit.delivery.MemberLogs;

/** Consumer processes of the group, numbered from 1. Each run of a process is a new member. */
final class ConsumerProcesses implements AutoCloseable {
  private static final Duration JOIN_TIMEOUT = Duration.ofSeconds(20);

  private final Path directory;
  private final Path settings;
  private final long seed;
  private final ConsumerProcess[] running = new ConsumerProcess[FaultSchedule.TARGETS + 1];
  private final List<ConsumerProcess> all = new ArrayList<>();
  private final Properties properties = new Properties();

  ConsumerProcesses(Path directory, Map<String, String> settings, long seed) throws IOException {
    this.directory = directory;
    this.settings = directory.resolve("consumer.properties");
    this.seed = seed;
    properties.putAll(settings);
    writeSettings();
  }

  private void writeSettings() throws IOException {
    try (Writer writer = Files.newBufferedWriter(settings)) {
      properties.store(writer, null);
    }
  }

  /** Gives processes that are started from now on the other protocol and another start policy. */
  void changeSettings() throws IOException {
    String protocol = properties.getProperty(ChaosGroup.PROTOCOL);
    ChaosGroup.sessionSettings().keySet().forEach(properties::remove);
    if (protocol.equals("classic")) {
      properties.put(ChaosGroup.PROTOCOL, "consumer");
    } else {
      properties.put(ChaosGroup.PROTOCOL, "classic");
      properties.putAll(ChaosGroup.sessionSettings());
    }
    properties.put(
        "eventbus.consumer.start",
        "latest".equals(properties.get("eventbus.consumer.start")) ? "earliest" : "latest");
    writeSettings();
  }

  /** Starts a process, without waiting for its partitions. */
  void start(int number) throws IOException {
    String member = "consumer-" + number + "." + (all.size() + 1);
    running[number] = new ConsumerProcess(member, directory, settings, seed);
    all.add(running[number]);
  }

  void startAll() throws IOException {
    for (int number = 1; number <= FaultSchedule.TARGETS; number++) {
      start(number);
    }
  }

  /** Waits until all processes have partitions, so that the group has its start positions. */
  void awaitAllPartitions() throws IOException, InterruptedException {
    for (int number = 1; number <= FaultSchedule.TARGETS; number++) {
      while (!running[number].hasPartitions()) {
        requireAlive();
        Thread.sleep(100);
      }
    }
  }

  /**
   * Waits until a process has partitions, at most for {@link #JOIN_TIMEOUT}. A rolling restart
   * continues then.
   */
  void awaitPartitions(int number) throws IOException, InterruptedException {
    long end = System.nanoTime() + JOIN_TIMEOUT.toNanos();
    while (!running[number].hasPartitions() && System.nanoTime() < end) {
      running[number].requireAlive();
      Thread.sleep(100);
    }
  }

  ConsumerProcess get(int number) {
    return running[number];
  }

  void stop(int number) throws IOException, InterruptedException {
    running[number].stop();
  }

  void stopAll() throws IOException, InterruptedException {
    for (int number = 1; number <= FaultSchedule.TARGETS; number++) {
      stop(number);
    }
  }

  void requireAlive() throws IOException {
    for (int number = 1; number <= FaultSchedule.TARGETS; number++) {
      running[number].requireAlive();
    }
  }

  /** Returns the last output of each process, for an error message. */
  String lastOutput() throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    for (int number = 1; number <= FaultSchedule.TARGETS; number++) {
      running[number].askForHealth();
    }
    Thread.sleep(1_000); // only on failure: time for the health to be printed
    for (int number = 1; number <= FaultSchedule.TARGETS; number++) {
      text.append("\n--- ").append(running[number].member()).append('\n');
      text.append(running[number].lastOutput());
    }
    return text.toString();
  }

  /** Returns the logs of all members. */
  MemberLogs logs() {
    return MemberLogs.read(all.stream().map(ConsumerProcess::log).filter(Files::exists).toList());
  }

  void addKillsTo(DeliveryHistory history) {
    for (ConsumerProcess each : all) {
      if (each.killedAt() != Long.MAX_VALUE) {
        history.killed(each.member(), each.killedAt());
      }
    }
  }

  @Override
  public void close() {
    all.forEach(ConsumerProcess::close);
  }
}
