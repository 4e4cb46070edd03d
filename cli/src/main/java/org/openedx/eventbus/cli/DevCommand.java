package org.openedx.eventbus.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.EmbeddedException;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.contract.Contract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus dev}: a broker and a registry to develop against. */
@Command(
    name = "dev",
    description = {
      "Run a Kafka broker and a schema registry to develop against, with their data kept over"
          + " restarts, until this is ended (Ctrl-C).",
      "Registers the contracts, the values under FORWARD_TRANSITIVE, and creates their topics:"
          + " those of --contracts if it is given, else Open edX's. With --bootstrap-servers or"
          + " --registry it uses that one and starts only the other. When all is usable it prints"
          + " one line on stdout:",
      "  ready: bootstrap.servers=HOST:PORT schema.registry.url=URL"
    })
final class DevCommand implements Callable<Integer> {
  private static final int PARTITIONS = 3;

  private final Terminal terminal;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "9092",
      description = "The broker's; 0 takes any free one. Default: ${DEFAULT-VALUE}")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      defaultValue = "8081",
      description = "The registry's; 0 takes any free one. Default: ${DEFAULT-VALUE}")
  private int registryPort;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      defaultValue = ".eventbus",
      description = "Where the data is kept. Default: ${DEFAULT-VALUE}")
  private Path dataDirectory = Path.of(".eventbus");

  @Option(
      names = "--no-register",
      description = "Register nothing; topics are created all the same.")
  private boolean noRegister;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  @Mixin private final ContractOptions contractOptions = new ContractOptions();

  DevCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requirePort("--kafka-port", kafkaPort);
    requirePort("--registry-port", registryPort);
    List<Contract> contracts = contractOptions.given().orElseGet(Contracts::bundled).all();
    UnaryOperator<String> fullTopic = connection.fileAndEnvironment()::fullTopic;
    boolean all = connection.bootstrapServers().isEmpty() && connection.registry().isEmpty();
    say(
        (all ? "starting a Kafka broker and a schema registry" : "starting what was not named")
            + ", data in "
            + dataDirectory);
    try (DevParts bus = start()) {
      prepare(connection.configOf(bus.bootstrapServers(), bus.registryUrl()), contracts, fullTopic);
      terminal
          .out()
          .println(
              "ready: bootstrap.servers="
                  + bus.bootstrapServers()
                  + " schema.registry.url="
                  + bus.registryUrl());
      terminal.out().flush();
      say("Ctrl-C ends it");
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      say("ended");
    }
    return ExitCode.DONE;
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new WrongUseException(option + " must be 0 (any free port) to 65535, not " + port);
    }
  }

  private DevParts start() {
    try {
      return DevParts.start(connection, kafkaPort, registryPort, dataDirectory, this::say);
    } catch (EmbeddedException e) {
      // The library names its own options; here they are called otherwise.
      String message =
          String.valueOf(e.getMessage())
              .replaceAll("Embedded(Bus|Kafka)Builder\\.(kafkaPort|port)", "--kafka-port")
              .replaceAll("Embedded(Bus|Registry)Builder\\.(registryPort|port)", "--registry-port");
      throw new CommandFailedException(message, e);
    }
  }

  private void prepare(
      EventBusConfig config, List<Contract> contracts, UnaryOperator<String> fullTopic) {
    try (KafkaTopics topics = new KafkaTopics(config)) {
      topics.create(
          contracts.stream().map(each -> fullTopic.apply(each.topic())).toList(), PARTITIONS);
    }
    if (noRegister) {
      return;
    }
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      new Registration(registry, fullTopic).register(contracts);
      say(contracts.size() + " contracts registered, FORWARD_TRANSITIVE");
    } catch (RegistryRejectedException e) {
      if (e.reason() != Reason.INCOMPATIBLE_SCHEMA) {
        throw e;
      }
      throw new CommandFailedException(
          e.getMessage()
              + ". The registry keeps an earlier version in "
              + dataDirectory
              + ": make the change a compatible one, delete that directory to start afresh, or run"
              + " with --no-register",
          e);
    }
  }

  private void say(String line) {
    terminal.err().println(line);
  }
}
