package org.openedx.eventbus.cli.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;

@EventBusTest
class DemoCommandTest {
  @Test
  void allNineTypesAreDeliveredAndTheBreakingChangeIsRejected() {
    Run run = Run.of("demo");

    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.get(lines.size() - 1)).isEqualTo("9 of 9 events delivered");
    assertThat(lines).anyMatch(line -> line.contains("broker ready"));
    assertThat(lines).anyMatch(line -> line.contains("registry ready"));
    for (DemoEvents.Sample<?> sample : DemoEvents.ALL) {
      assertThat(lines.stream().filter(line -> line.endsWith("of 9  " + sample.type().name())))
          .hasSize(1);
    }
    assertThat(lines).anyMatch(line -> line.contains("rejected") && line.contains("409"));
    assertThat(run.out()).doesNotContain("ada@example.org").doesNotContain("Lovelace");
    assertThat(run.out()).contains("\"email\":\"***\"");
  }

  @Test
  void startedBrokerIsClosedIfTheConfigurationIsInvalid(@TempDir Path directory) throws Exception {
    Path config = directory.resolve("bus.properties");
    Files.writeString(config, "eventbus.topic.prefx=dev");
    Set<Thread> before = brokerThreads();

    Run run = Run.of("demo", "--registry", "http://127.0.0.1:1", "--config", config.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).contains("broker ready");
    assertThat(run.err()).contains("eventbus.topic.prefx");
    assertThat(brokerThreads()).isSubsetOf(before);
  }

  private static Set<Thread> brokerThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains("data-plane-kafka-request-handler"))
        .collect(Collectors.toSet());
  }

  @Test
  void runsTwiceOnAGivenBrokerAndRegistry(EventBusInfrastructure bus) {
    for (int time = 0; time < 2; time++) {
      Run run =
          Run.of(
              "demo",
              "--bootstrap-servers",
              bus.bootstrapServers(),
              "--registry",
              bus.registryUrl());

      assertThat(run.exitCode()).describedAs(run.err()).isZero();
      assertThat(run.out())
          .contains("broker given", bus.bootstrapServers(), "registry given", bus.registryUrl())
          .endsWith("9 of 9 events delivered" + System.lineSeparator());
    }
  }
}
