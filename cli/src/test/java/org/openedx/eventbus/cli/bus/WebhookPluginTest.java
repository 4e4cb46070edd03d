package org.openedx.eventbus.cli.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.events.learning.LearningEvents.STUDENT_REGISTRATION_COMPLETED;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.junit.EventBusInfrastructure;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.embedded.junit.TopicPrefix;
import org.openedx.eventbus.registry.SchemaRegistry;

/** The example events-2-zapier as a jar that {@code consume} runs, against a real server. */
@EventBusTest
class WebhookPluginTest {
  private static final Path SOURCES = Path.of("../examples/events-2-zapier/src/main/java");
  private static final String USER =
      "{\"user\":{\"id\":%d,\"is_active\":true,"
          + "\"pii\":{\"username\":\"ada\",\"email\":\"a@example.org\",\"name\":\"Ada\"}}}";

  @TempDir Path directory;
  private final BlockingQueue<Integer> answered = new LinkedBlockingQueue<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>(List.of(400, 503, 200, 200));
  private HttpServer server;
  private Path plugins;
  private String file;
  private String group;

  @BeforeEach
  void prepare(EventBusInfrastructure bus, TopicPrefix prefix) throws Exception {
    group = prefix.topic("zapier");
    plugins = Files.createDirectory(directory.resolve("plugins"));
    example().in(plugins, "events-2-zapier.jar");
    startTheServer();
    file = directory.resolve("bus.properties").toString();
    Files.writeString(
        Path.of(file),
        String.join(
            "\n",
            "eventbus.kafka.bootstrap.servers=" + bus.bootstrapServers(),
            "eventbus.registry.url=" + bus.registryUrl(),
            "eventbus.registry.cache-dir=",
            "eventbus.topics.create=missing",
            "eventbus.topic.prefix=" + prefix.value(),
            "eventbus.plugin.events-2-zapier.registration.webhook=http://127.0.0.1:"
                + server.getAddress().getPort()
                + "/hook",
            "eventbus.plugin.events-2-zapier.backoff=1ms"));
    EventBusConfig config = EventBusConfig.load(Path.of(file));
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry());
        BrokerAdmin broker = new BrokerAdmin(config)) {
      KnownContracts.bundled()
          .of(List.of(STUDENT_REGISTRATION_COMPLETED))
          .registerIn(registry, config::fullTopic);
      broker.createTopics(List.of(config.fullTopic(STUDENT_REGISTRATION_COMPLETED.topic())), 1);
    }
  }

  private void startTheServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          int status = answers.remove();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
          answered.add(status);
        });
    server.start();
  }

  @AfterEach
  void stopTheServer() {
    server.stop(0);
  }

  private static PluginJar example() throws IOException {
    PluginJar jar = new PluginJar().announcing("com.acme.zapier.ZapierPlugin");
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      for (Path each : sources.filter(Files::isRegularFile).toList()) {
        String name = SOURCES.relativize(each).toString().replace('\\', '.').replace('/', '.');
        jar.with(name.replace(".java", ""), Files.readString(each));
      }
    }
    return jar;
  }

  private Run run(String... args) {
    return Run.of(
        Stream.concat(Arrays.stream(args), Stream.of("--config", file)).toArray(String[]::new));
  }

  /** All events have one key: the later ones are handled after the first is a dead letter. */
  @Test
  void rejectedEventBecomesADeadLetterAndTheOthersAreForwarded() throws Exception {
    for (int id = 1; id <= 3; id++) {
      Run sent = run("send", "STUDENT_REGISTRATION_COMPLETED", "--data", USER.formatted(id));
      assertThat(sent.exitCode()).describedAs(sent.err()).isZero();
    }

    try (Run.Running consuming =
        new Run.Running(
            "consume", "--group", group, "--plugins", plugins.toString(), "--config", file)) {
      assertThat(consuming.firstLine())
          .describedAs(consuming.err())
          .isEqualTo("consuming: group=" + group + " handlers=1");
      for (int expected : new int[] {400, 503, 200, 200}) {
        assertThat(answered.poll(60, TimeUnit.SECONDS)).isEqualTo(expected);
      }

      Run deadLetters = run("dead-letters", "list", "--group", group);
      assertThat(deadLetters.out())
          .contains("events-2-zapier/registration", "REJECTED", "1 open dead letter")
          .doesNotContain("ada", "example.org", "/hook");
      assertThat(consuming.interrupt()).isZero();
      assertThat(consuming.err()).doesNotContain("ada", "example.org", "/hook");
    }
  }
}
