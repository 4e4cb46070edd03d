package org.openedx.eventbus.cli.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;

@EventBusTest
class DevCommandTest {
  private static final Pattern READY =
      Pattern.compile("ready: bootstrap\\.servers=(\\S+) schema\\.registry\\.url=(\\S+)");
  private static final String USER =
      "{\"user\":{\"id\":1,\"is_active\":true,"
          + "\"pii\":{\"username\":\"ada\",\"email\":\"a@example.org\",\"name\":\"Ada\"}}}";

  @TempDir Path directory;

  private Run.Running dev(String... more) {
    String[] args = {
      "dev", "--kafka-port", "0", "--registry-port", "0", "--data-dir", data().toString()
    };
    return new Run.Running(
        java.util.stream.Stream.concat(java.util.Arrays.stream(args), java.util.Arrays.stream(more))
            .toArray(String[]::new));
  }

  private Path data() {
    return directory.resolve("data");
  }

  private static Run against(String ready, String... args) {
    Matcher matcher = READY.matcher(ready);
    assertThat(matcher.matches()).describedAs(ready).isTrue();
    return Run.of(
        java.util.stream.Stream.concat(
                java.util.Arrays.stream(args),
                java.util.stream.Stream.of(
                    "--bootstrap-servers", matcher.group(1), "--registry", matcher.group(2)))
            .toArray(String[]::new));
  }

  @Test
  void dataIsKeptForTheNextRun() throws Exception {
    try (Run.Running first = dev()) {
      Run sent = against(first.firstLine(), "send", "SESSION_LOGIN_COMPLETED", "--data", USER);
      assertThat(sent.exitCode()).describedAs(sent.err()).isZero();
      assertThat(first.interrupt()).isZero();
      assertThat(first.err()).contains("72 contracts registered");
    }

    try (Run.Running second = dev("--no-register")) {
      Run read = against(second.firstLine(), "tail", "--limit", "1", "--timeout", "20s");
      assertThat(read.json().get(0).get("topic").asText()).isEqualTo("user-login");
      assertThat(read.json().get(0).get("data").toString()).contains("\"***\"");
      assertThat(second.err()).doesNotContain("registered");
    }
  }

  @Test
  void withGivenBrokerOnlyARegistryIsStarted(EventBusInfrastructure bus) throws Exception {
    try (Run.Running dev = dev("--bootstrap-servers", bus.bootstrapServers())) {
      Matcher ready = READY.matcher(dev.firstLine());
      assertThat(ready.matches()).isTrue();
      assertThat(ready.group(1)).isEqualTo(bus.bootstrapServers());
      assertThat(ready.group(2)).isNotEqualTo(bus.registryUrl());
    }
    assertThat(data().resolve("registry")).isDirectory();
    assertThat(data().resolve("kafka")).doesNotExist();
  }

  @Test
  void registryThatWasKilledIsReported(EventBusInfrastructure bus) throws Exception {
    List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
    try (Run.Running dev = dev("--bootstrap-servers", bus.bootstrapServers(), "--no-register")) {
      assertThat(dev.firstLine()).startsWith("ready: ");
      ProcessHandle.current()
          .descendants()
          .filter(each -> !before.contains(each))
          .forEach(ProcessHandle::destroyForcibly);
      long begin = System.nanoTime();
      while (!dev.err().contains("the schema registry does not respond")) {
        assertThat(System.nanoTime() - begin).as(dev.err()).isLessThan(60_000_000_000L);
        LockSupport.parkNanos(5_000_000);
      }
    }
  }

  @Test
  void portInUseIsReportedWithTheOptionToChangeIt() throws Exception {
    try (ServerSocket taken =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      String port = Integer.toString(taken.getLocalPort());

      Run run =
          Run.of("dev", "--kafka-port", port, "--data-dir", directory.resolve("new").toString());

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("port " + port).contains("--kafka-port");
    }
  }

  @Test
  void directoryWithForeignFilesIsRejectedAndUnchanged() throws Exception {
    Path foreign = Files.createDirectories(directory.resolve("foreign/kafka"));
    Files.writeString(foreign.resolve("notes.txt"), "mine");

    Run run =
        Run.of(
            "dev",
            "--kafka-port",
            "0",
            "--registry-port",
            "0",
            "--data-dir",
            directory.resolve("foreign").toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains(foreign.toString());
    assertThat(foreign.resolve("notes.txt")).hasContent("mine");
  }
}
