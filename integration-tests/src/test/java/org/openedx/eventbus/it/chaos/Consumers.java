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

/** The group's processes, numbered from 1, each run of which is another member. */
final class Consumers implements AutoCloseable {
  private static final Duration LONGEST_JOIN = Duration.ofSeconds(20);

  private final Path directory;
  private final Path settings;
  private final long seed;
  private final ConsumerProcess[] running = new ConsumerProcess[Schedule.TARGETS + 1];
  private final List<ConsumerProcess> all = new ArrayList<>();

  Consumers(Path directory, Map<String, String> settings, long seed) throws IOException {
    this.directory = directory;
    this.settings = directory.resolve("consumer.properties");
    this.seed = seed;
    Properties properties = new Properties();
    properties.putAll(settings);
    try (Writer writer = Files.newBufferedWriter(this.settings)) {
      properties.store(writer, null);
    }
  }

  /** Does not wait until it reads. */
  void start(int number) throws IOException {
    String member = "consumer-" + number + "." + (all.size() + 1);
    running[number] = new ConsumerProcess(member, directory, settings, seed);
    all.add(running[number]);
  }

  void startAll() throws IOException {
    for (int number = 1; number <= Schedule.TARGETS; number++) {
      start(number);
    }
  }

  /** Whoever restarts one after the other waits until the last has joined, for a while. */
  void awaitPartitions(int number) throws IOException, InterruptedException {
    long end = System.nanoTime() + LONGEST_JOIN.toNanos();
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
    for (int number = 1; number <= Schedule.TARGETS; number++) {
      stop(number);
    }
  }

  void requireAlive() throws IOException {
    for (int number = 1; number <= Schedule.TARGETS; number++) {
      running[number].requireAlive();
    }
  }

  /** What each said last, for whoever looks for a fault. */
  String said() throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    for (int number = 1; number <= Schedule.TARGETS; number++) {
      running[number].askForHealth();
    }
    Thread.sleep(1_000); // a failure is being reported: nothing waits for this
    for (int number = 1; number <= Schedule.TARGETS; number++) {
      text.append("\n--- ").append(running[number].member()).append('\n');
      text.append(running[number].said());
    }
    return text.toString();
  }

  /** What all members told. */
  MemberLogs logs() {
    return MemberLogs.read(all.stream().map(ConsumerProcess::log).filter(Files::exists).toList());
  }

  void tellOfKills(DeliveryHistory history) {
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
