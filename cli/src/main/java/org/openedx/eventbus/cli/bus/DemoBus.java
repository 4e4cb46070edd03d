package org.openedx.eventbus.cli.bus;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.EmbeddedRegistry;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * Broker with topics and registry with contracts, for one demo. Both are started and prepared in
 * parallel.
 *
 * @param registry client of the registry, which {@link #close} closes
 */
record DemoBus(
    Server kafkaServer, Server registryServer, EventBusConfig config, SchemaRegistry registry)
    implements AutoCloseable {
  private static final int PARTITIONS = 3;
  // Placeholders, until the other server is started.
  private static final String ANY_SERVERS = "127.0.0.1:0";
  private static final String ANY_URL = "http://127.0.0.1";

  /**
   * Broker or registry: that of the options, or an embedded one.
   *
   * @param kill ends the process without a clean shutdown, since its data is deleted
   */
  record Server(String address, Runnable kill, Runnable close) {
    static Server given(String address) {
      return new Server(address, () -> {}, () -> {});
    }
  }

  /**
   * Starts broker and registry, or connects to those of the options.
   *
   * @throws RuntimeException if one of them does not start; then nothing is left running
   * @throws InterruptedException if interrupted; a started server then ends with the JVM
   */
  static DemoBus start(DemoOutput output, ConnectionOptions options, KnownContracts contracts)
      throws InterruptedException {
    output.step("starting a Kafka broker and a schema registry", "");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CompletableFuture<Server> kafka =
        CompletableFuture.supplyAsync(() -> broker(contracts, options, output), threads);
    CompletableFuture<Server> registry =
        CompletableFuture.supplyAsync(() -> registry(contracts, options, output), threads);
    try {
      EventBusConfig config = options.configOf(kafka.get().address(), registry.get().address());
      return new DemoBus(
          kafka.join(), registry.join(), config, SchemaRegistry.http(config.registry()));
    } catch (ExecutionException e) {
      closeIfStarted(kafka);
      closeIfStarted(registry);
      throw CommandFailedException.of("the demo could not be started", e.getCause());
    } finally {
      threads.shutdown();
    }
  }

  private static void closeIfStarted(CompletableFuture<Server> starting) {
    try {
      starting.join().close().run();
    } catch (RuntimeException e) {
      // The failed one; its error is reported by the caller.
    }
  }

  private static Server broker(
      KnownContracts contracts, ConnectionOptions options, DemoOutput output) {
    Optional<String> given = options.bootstrapServers();
    Server broker = given.map(Server::given).orElseGet(DemoBus::startBroker);
    output.step(given.isPresent() ? "broker given" : "broker ready", broker.address());
    try {
      EventBusConfig config = options.configOf(broker.address(), ANY_URL);
      List<String> topics = contracts.topics(config::fullTopic);
      try (BrokerAdmin admin = new BrokerAdmin(config)) {
        admin.createTopics(topics, PARTITIONS);
      }
      output.step("topics created", topics.size() + " with " + PARTITIONS + " partitions each");
      return broker;
    } catch (RuntimeException e) {
      broker.close().run();
      throw e;
    }
  }

  private static Server startBroker() {
    EmbeddedKafka started = EmbeddedKafka.startNew();
    return new Server(started.bootstrapServers(), () -> {}, started::close);
  }

  private static Server registry(
      KnownContracts contracts, ConnectionOptions options, DemoOutput output) {
    Optional<String> given = options.registry();
    Server registry = given.map(Server::given).orElseGet(() -> startRegistry(output));
    output.step(given.isPresent() ? "registry given" : "registry ready", registry.address());
    try {
      EventBusConfig config = options.configOf(ANY_SERVERS, registry.address());
      try (SchemaRegistry client = SchemaRegistry.http(config.registry())) {
        contracts.registerIn(client, config::fullTopic);
      }
      output.step("registered", contracts.all().size() + " contracts, FORWARD_TRANSITIVE");
      return registry;
    } catch (RuntimeException e) {
      registry.close().run();
      throw e;
    }
  }

  private static Server startRegistry(DemoOutput output) {
    EmbeddedRegistry started =
        EmbeddedRegistry.builder().progress(line -> output.step(line, "")).start();
    return new Server(started.url(), started::kill, started::close);
  }

  @Override
  public void close() {
    registry.close();
    CompletableFuture<Void> killed = CompletableFuture.runAsync(registryServer.kill());
    kafkaServer.close().run();
    killed.join();
    registryServer.close().run();
  }
}
