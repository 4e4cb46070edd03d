package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.it.TestEvents.payload;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventType;

/**
 * A process that was frozen beyond its session, while another member took its partitions, starts no
 * handler for the events that it had buffered.
 */
@EventBusTest
class FrozenMemberTest {
  static final EventType<GenericRecord> TYPE = TestEvents.type("frozen", "frozen");
  private static final int EVENTS = 1500;
  private static final int CONCURRENCY = 4;
  private static EmbeddedKafka kafka;

  @RegisterExtension final Bus bus = Bus.withBroker(() -> kafka.bootstrapServers());

  @BeforeAll
  static void startBroker() {
    kafka =
        EmbeddedKafka.builder()
            .property("group.initial.rebalance.delay.ms", "0")
            .property("group.min.session.timeout.ms", "1000")
            .property("group.consumer.min.session.timeout.ms", "1000")
            .property("group.consumer.session.timeout.ms", "3000")
            .property("group.consumer.min.heartbeat.interval.ms", "500")
            .property("group.consumer.heartbeat.interval.ms", "500")
            .start();
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void frozenMemberHandlesNothingThatItsSuccessorHandles(String protocol, @TempDir Path directory)
      throws Exception {
    for (int n = 0; n < EVENTS; n++) {
      bus.producer().send(TYPE, payload(TYPE, "user-" + n, n));
    }
    bus.producer().flush();
    Path file = directory.resolve("lines");
    Process frozen = start(protocol, file);
    CollectingHandler seen = new CollectingHandler();
    try {
      Await.until("it handles events", () -> lines(file).size() > 100);
      signal(frozen, "STOP");
      List<String> before = lines(file);
      assertThat(before).hasSizeLessThan(EVENTS - 200);
      try (EventConsumer successor = bus.consumer(settings(protocol)).on(TYPE, seen).start()) {
        Await.until(
            "the successor has handled the rest",
            () -> seen.numbers().stream().distinct().count() + before.size() >= EVENTS);

        signal(frozen, "CONT");

        Await.until("it has lost its partitions", () -> lines(file).contains(FrozenMember.LOST));
      }
      List<String> handled = new ArrayList<>(lines(file));
      handled.removeIf(FrozenMember.LOST::equals);
      assertThat(handled.size() - before.size())
          .as("handlers that were started after the freeze")
          .isLessThanOrEqualTo(CONCURRENCY);
    } finally {
      frozen.destroyForcibly();
    }
  }

  private static String[] settings(String protocol) {
    return protocol.equals("consumer")
        ? new String[] {"kafka.group.protocol", protocol}
        : new String[] {"kafka.session.timeout.ms", "3000", "kafka.heartbeat.interval.ms", "500"};
  }

  private Process start(String protocol, Path file) throws IOException {
    String[] more = settings(protocol);
    List<String> all = new ArrayList<>(List.of(more));
    all.addAll(List.of("consumer.concurrency", Integer.toString(CONCURRENCY)));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")
                    + File.pathSeparator
                    + System.getProperty("surefire.test.class.path", ""),
                FrozenMember.class.getName(),
                file.toString(),
                bus.group("g")));
    Map<String, String> own =
        Map.of(
            "eventbus.kafka.bootstrap.servers", bus.bootstrapServers(),
            "eventbus.registry.url", bus.registryUrl(),
            "eventbus.registry.cache-dir", "",
            "eventbus.topic.prefix", bus.prefix(),
            "eventbus.topics.create", "missing");
    own.forEach((name, value) -> command.addAll(List.of(name, value)));
    for (int i = 0; i < all.size(); i += 2) {
      command.addAll(List.of("eventbus." + all.get(i), all.get(i + 1)));
    }
    Path output = file.resolveSibling("output");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static void signal(Process process, String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
