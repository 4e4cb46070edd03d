package org.openedx.eventbus.cli.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Main;
import org.openedx.eventbus.cli.Run;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;

@EventBusTest
class ConsumeCommandTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;
  private Path plugins;
  private Path configuration;

  @BeforeEach
  void prepare(EventBusInfrastructure bus, TopicPrefix prefix) throws IOException {
    plugins = Files.createDirectory(directory.resolve("plugins"));
    configuration = directory.resolve("bus.properties");
    set(
        "eventbus.service.name=shop",
        "eventbus.kafka.bootstrap.servers=" + bus.bootstrapServers(),
        "eventbus.registry.url=" + bus.registryUrl(),
        "eventbus.registry.auto-register=true",
        "eventbus.registry.cache-dir=",
        "eventbus.topics.create=missing",
        // Each test has topics of its own.
        "eventbus.topic.prefix=" + prefix.value() + "-" + System.nanoTime());
  }

  private void set(String... lines) throws IOException {
    Files.writeString(
        configuration,
        String.join("\n", lines) + "\n",
        java.nio.file.StandardOpenOption.CREATE,
        java.nio.file.StandardOpenOption.APPEND);
  }

  private Path file(String id) {
    return directory.resolve(id + ".txt");
  }

  private List<String> written(String id) throws IOException {
    return Files.exists(file(id)) ? Files.readAllLines(file(id)) : List.of();
  }

  private void setFile(String id) throws IOException {
    set("eventbus.plugin." + id + ".file=" + file(id).toString().replace("\\", "\\\\"));
  }

  private static void until(String what, Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.call()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("after " + PATIENCE + " not yet: " + what);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  private String[] consume(String... more) {
    return Stream.concat(
            Stream.of(
                "consume",
                "--group",
                "g",
                "--plugins",
                plugins.toString(),
                "--config",
                configuration.toString()),
            Arrays.stream(more))
        .toArray(String[]::new);
  }

  private void send(int user, String... more) {
    String data =
        "{\"user\":{\"id\":"
            + user
            + ",\"is_active\":true,\"pii\":{\"username\":\"u\",\"email\":\"\",\"name\":\"\"}}}";
    Run sent =
        Run.of(
            Stream.concat(
                    Stream.of(
                        "send",
                        "SESSION_LOGIN_COMPLETED",
                        "--data",
                        data,
                        "--config",
                        configuration.toString()),
                    Arrays.stream(more))
                .toArray(String[]::new));
    assertThat(sent.exitCode()).describedAs(sent.err()).isZero();
  }

  private static final String LIFE =
      "@Override public void start() throws Exception { write(\"started\"); }"
          + " @Override public void stop() throws Exception { write(\"stopped\"); }";
  private static final String WRITES_ID = "write(\"got \" + event.payload().user().id());";

  @Test
  void runsPluginsUntilInterrupted() throws Exception {
    PluginSources.writing("greeter", WRITES_ID, LIFE).in(plugins, "greeter.jar");
    setFile("greeter");
    send(7);
    try (Run.Running run = new Run.Running(consume())) {
      assertThat(run.firstLine()).describedAs(run.err()).isEqualTo("consuming: group=g handlers=1");
      until("the event is handled", () -> written("greeter").contains("got 7"));
      assertThat(run.interrupt()).isZero();
    }
    assertThat(written("greeter")).containsExactly("started", "got 7", "stopped");
  }

  @Test
  void readsOnlyTheGivenTopics() throws Exception {
    PluginSources.writing("greeter", WRITES_ID, LIFE).in(plugins, "greeter.jar");
    setFile("greeter");
    send(1);
    send(2, "--topic", "logins-elsewhere");
    try (Run.Running run = new Run.Running(consume("--topic", "logins-elsewhere"))) {
      until("the event is handled", () -> written("greeter").contains("got 2"));
      assertThat(run.interrupt()).describedAs(run.err()).isZero();
    }
    assertThat(written("greeter")).containsExactly("started", "got 2", "stopped");
  }

  @Test
  void eventsOfAPluginThatFailedToStartBecomeDeadLetters() throws Exception {
    PluginSources.writing("good", WRITES_ID, LIFE).in(plugins, "a.jar");
    PluginSources.writing(
            "broken",
            WRITES_ID,
            "@Override public void start() throws Exception { throw new Exception(\"no route\"); }")
        .in(plugins, "b.jar");
    setFile("good");
    setFile("broken");
    send(7);
    List<JsonNode> deadLetters = new ArrayList<>();
    try (Run.Running run = new Run.Running(consume())) {
      until("the event is handled", () -> written("good").contains("got 7"));
      until(
          "there is a dead letter",
          () -> {
            Run list =
                Run.of(
                    "dead-letters",
                    "list",
                    "--group",
                    "g",
                    "--format",
                    "json",
                    "--config",
                    configuration.toString());
            deadLetters.clear();
            deadLetters.addAll(list.json());
            return !deadLetters.isEmpty();
          });
      assertThat(run.interrupt()).describedAs(run.err()).isZero();
    }
    assertThat(deadLetters)
        .singleElement()
        .satisfies(
            deadLetter -> {
              assertThat(deadLetter.get("handler").asText()).isEqualTo("broken");
              assertThat(deadLetter.get("disposition").asText()).isEqualTo("REJECTED");
              assertThat(deadLetter.get("message").asText()).contains("no route");
            });
    assertThat(written("broken")).isEmpty();
  }

  @Test
  void failsIfAPluginFailsAndOnFailureIsStop() throws Exception {
    PluginSources.plugin(
            "broken",
            "@Override public void register(PluginContext context) {"
                + " context.on(LearningEvents.SESSION_LOGIN_COMPLETED, event -> {}); } @Override"
                + " public void start() throws Exception { throw new Exception(\"no route\"); }")
        .in(plugins, "b.jar");
    set("eventbus.plugins.on-failure=stop");
    Run run = Run.of(consume());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("plugin broken (b.jar): cannot be started").contains("no route");
  }

  @Test
  void failsWithoutHandlers() throws Exception {
    Files.writeString(plugins.resolve("b.jar"), "no jar");
    set("eventbus.plugins.on-unreadable=skip");
    Run run = Run.of(consume());
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("no handlers; 'eventbus plugins' lists")
        .contains("b.jar: cannot be read");
  }

  @Test
  void failsIfTheConsumerFails() throws Exception {
    PluginSources.idle("greeter").in(plugins, "greeter.jar");
    Files.writeString(
        configuration,
        Files.readString(configuration)
            .replace("eventbus.topics.create=missing", "eventbus.topics.create=none"));
    try (Run.Running run = new Run.Running(consume())) {
      until("the command ended", () -> run.ended());
      assertThat(run.interrupt()).isEqualTo(1);
      assertThat(run.err()).contains("dead-letters");
      assertThat(run.firstLine()).as("the line that it prints when it has joined").isEmpty();
    }
  }

  @Test
  void signalLetsRunningHandlersFinish() throws Exception {
    Path go = directory.resolve("go");
    PluginSources.writing(
            "slow",
            "write(\"begin \" + event.payload().user().id());"
                + " while (!java.nio.file.Files.exists(java.nio.file.Path.of(\""
                + go.toString().replace("\\", "\\\\")
                + "\"))) { Thread.sleep(5); }"
                + " write(\"end \" + event.payload().user().id());",
            LIFE)
        .in(plugins, "slow.jar");
    setFile("slow");
    send(1);
    Process process = child();
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8))) {
      until("the handler runs", () -> written("slow").contains("begin 1"));
      process.toHandle().destroy(); // SIGTERM; the streams stay open
      String line = err.readLine();
      while (line != null && !line.startsWith("stopping")) {
        line = err.readLine();
      }
      assertThat(line).isEqualTo("stopping after running handlers have finished");
      Files.createFile(go);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
    assertThat(written("slow")).containsExactly("started", "begin 1", "end 1", "stopped");

    // The offset of the finished event was committed.
    send(2);
    try (Run.Running run = new Run.Running(consume())) {
      until("the next event is handled", () -> written("slow").contains("end 2"));
      assertThat(run.interrupt()).isZero();
    }
    assertThat(written("slow")).containsOnlyOnce("begin 1", "begin 2");
  }

  private Process child() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(Arrays.asList(consume()));
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }
}
