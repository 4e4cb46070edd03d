package org.openedx.eventbus.cli.bus;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.EmbeddedBus;
import org.openedx.eventbus.embedded.EmbeddedException;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.EmbeddedRegistry;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.RegistryUnavailableException;
import org.openedx.eventbus.registry.SchemaRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus dev}: runs a broker and a registry for development. */
@Command(
    name = "dev",
    description = {
      "Run a Kafka broker and a schema registry for development, until Ctrl-C. Their data is kept"
          + " for the next run.",
      "Registers the contracts of --contracts, or else those of Open edX, under FORWARD_TRANSITIVE,"
          + " and creates their topics. With --bootstrap-servers or --registry, that server is used"
          + " and only the other one is started. When both are ready, the command prints one line"
          + " on standard output:",
      "  ready: bootstrap.servers=HOST:PORT schema.registry.url=URL"
    })
public final class DevCommand extends CliCommand {
  private static final int PARTITIONS = 3;
  private static final int CHECK_SECONDS = 2;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      description = "0: any free port. Default: ${DEFAULT-VALUE}")
  private int kafkaPort = 9092;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      description = "0: any free port. Default: ${DEFAULT-VALUE}")
  private int registryPort = 8081;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "Default: ${DEFAULT-VALUE}")
  private Path dataDirectory = Path.of(".eventbus");

  @Option(names = "--no-register", description = "Create topics, but register no contracts.")
  private boolean noRegister;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final KnownContracts.Options contractOptions = new KnownContracts.Options();

  @Override
  public Integer call() {
    requirePort("--kafka-port", kafkaPort);
    requirePort("--registry-port", registryPort);
    KnownContracts contracts = contractOptions.given().orElseGet(KnownContracts::bundled);
    UnaryOperator<String> fullTopic = connection.load()::fullTopic;
    try (Servers servers = start()) {
      String brokers = servers.bootstrapServers();
      String url = servers.registryUrl();
      EventBusConfig config = connection.configOf(brokers, url);
      prepare(config, contracts, fullTopic);
      print("ready: bootstrap.servers=%s schema.registry.url=%s".formatted(brokers, url));
      terminal().out().flush();
      inform("press Ctrl-C to stop");
      watchRegistry(config);
    } catch (InterruptedException e) {
      inform("stopped");
    }
    return SUCCESS;
  }

  /** Reports when the registry ends, which runs in another process. Ends at an interrupt. */
  private void watchRegistry(EventBusConfig config) throws InterruptedException {
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      boolean responds = true;
      while (true) {
        TimeUnit.SECONDS.sleep(CHECK_SECONDS);
        boolean before = responds;
        responds = responds(registry);
        if (responds != before && !Thread.currentThread().isInterrupted()) {
          inform(
              responds
                  ? "the schema registry responds again"
                  : "the schema registry does not respond: stop this command, and start it again");
        }
      }
    }
  }

  private static boolean responds(SchemaRegistry registry) {
    try {
      var unused = registry.subjects();
      return true;
    } catch (RegistryUnavailableException e) {
      return false;
    } catch (RegistryRejectedException e) {
      return true;
    }
  }

  private static void requirePort(String option, int port) {
    if (port < 0 || port > 65_535) {
      throw new UsageException(option + " must be 0 (any free port) to 65535, not " + port);
    }
  }

  /**
   * Broker and registry in use.
   *
   * @param stop stops the servers that this command has started
   */
  private record Servers(String bootstrapServers, String registryUrl, Runnable stop)
      implements AutoCloseable {
    @Override
    public void close() {
      stop.run();
    }
  }

  private Servers start() {
    try {
      return start(connection.bootstrapServers().orElse(null), connection.registry().orElse(null));
    } catch (EmbeddedException e) {
      // Its message names the setters of the library.
      String message =
          String.valueOf(e.getMessage())
              .replaceAll("Embedded(Bus|Kafka)Builder\\.(kafkaPort|port)", "--kafka-port")
              .replaceAll("Embedded(Bus|Registry)Builder\\.(registryPort|port)", "--registry-port");
      throw new CommandFailedException(message, e);
    }
  }

  private Servers start(@Nullable String servers, @Nullable String url) {
    String data = ", data in " + dataDirectory;
    if (servers != null && url != null) {
      return new Servers(servers, url, () -> {});
    }
    if (servers != null) {
      inform("starting a schema registry" + data);
      EmbeddedRegistry registry =
          EmbeddedRegistry.builder()
              .port(registryPort)
              .dataDirectory(dataDirectory.resolve("registry"))
              .progress(this::inform)
              .start();
      return new Servers(servers, registry.url(), registry::close);
    }
    if (url != null) {
      inform("starting a Kafka broker" + data);
      EmbeddedKafka kafka =
          EmbeddedKafka.builder()
              .port(kafkaPort)
              .dataDirectory(dataDirectory.resolve("kafka"))
              .start();
      return new Servers(kafka.bootstrapServers(), url, kafka::close);
    }
    inform("starting a Kafka broker and a schema registry" + data);
    EmbeddedBus bus =
        EmbeddedBus.builder()
            .kafkaPort(kafkaPort)
            .registryPort(registryPort)
            .dataDirectory(dataDirectory)
            .progress(this::inform)
            .start();
    return new Servers(bus.bootstrapServers(), bus.registryUrl(), bus::close);
  }

  private void prepare(
      EventBusConfig config, KnownContracts contracts, UnaryOperator<String> fullTopic) {
    try (BrokerAdmin broker = new BrokerAdmin(config)) {
      broker.createTopics(contracts.topics(fullTopic), PARTITIONS);
    }
    if (noRegister) {
      return;
    }
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry())) {
      contracts.registerIn(registry, fullTopic);
      int registered = contracts.all().size();
      inform(
          registered
              + (registered == 1 ? " contract" : " contracts")
              + " registered, FORWARD_TRANSITIVE");
    } catch (RegistryRejectedException e) {
      if (e.reason() != Reason.INCOMPATIBLE_SCHEMA) {
        throw e;
      }
      String fix =
          "%s. The registry has an earlier version in %s: make a compatible change, delete that"
              + " directory to start over, or use --no-register";
      throw new CommandFailedException(fix.formatted(e.getMessage(), dataDirectory), e);
    }
  }
}
