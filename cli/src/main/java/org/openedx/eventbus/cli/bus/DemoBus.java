package org.openedx.eventbus.cli.bus;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
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
 */
final class DemoBus implements AutoCloseable {
  private static final int PARTITIONS = 3;
  // Placeholders, until the other server is started.
  private static final String ANY_SERVERS = "127.0.0.1:0";
  private static final String ANY_URL = "http://127.0.0.1";

  private final Broker kafka;
  private final Registry registry;
  private final SchemaRegistry client;
  private final EventBusConfig config;

  private DemoBus(Broker kafka, Registry registry, EventBusConfig config) {
    this.kafka = kafka;
    this.registry = registry;
    this.config = config;
    this.client = SchemaRegistry.http(config.registry());
  }

  /** Broker of the options, or an embedded one. */
  private record Broker(String servers, @Nullable EmbeddedKafka embedded) implements AutoCloseable {
    @Override
    public void close() {
      if (embedded != null) {
        embedded.close();
      }
    }
  }

  /** Registry of the options, or an embedded one. */
  private record Registry(String url, @Nullable EmbeddedRegistry embedded)
      implements AutoCloseable {
    /** Ends the process without a clean shutdown, since its data is deleted. */
    void kill() {
      if (embedded != null) {
        embedded.kill();
      }
    }

    @Override
    public void close() {
      if (embedded != null) {
        embedded.close();
      }
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
    CompletableFuture<Broker> kafka =
        CompletableFuture.supplyAsync(() -> broker(contracts, options, output), threads);
    CompletableFuture<Registry> registry =
        CompletableFuture.supplyAsync(() -> registry(contracts, options, output), threads);
    try {
      Broker broker = kafka.get();
      Registry other = registry.get();
      return new DemoBus(broker, other, options.configOf(broker.servers(), other.url()));
    } catch (ExecutionException e) {
      closeIfStarted(kafka);
      closeIfStarted(registry);
      throw CommandFailedException.of("the demo could not be started", e.getCause());
    } finally {
      threads.shutdown();
    }
  }

  private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> starting) {
    try (AutoCloseable started = starting.join()) {
      Objects.requireNonNull(started);
    } catch (Exception e) {
      // The failed one; its error is reported by the caller.
    }
  }

  private static Broker broker(
      KnownContracts contracts, ConnectionOptions options, DemoOutput output) {
    String given = options.bootstrapServers().orElse(null);
    EmbeddedKafka embedded = given == null ? EmbeddedKafka.startNew() : null;
    String servers = embedded == null ? Objects.requireNonNull(given) : embedded.bootstrapServers();
    output.step(embedded == null ? "broker given" : "broker ready", servers);
    EventBusConfig config = options.configOf(servers, ANY_URL);
    List<String> topics = contracts.topics(config::fullTopic);
    try (BrokerAdmin admin = new BrokerAdmin(config)) {
      admin.createTopics(topics, PARTITIONS);
    }
    output.step("topics created", topics.size() + " with " + PARTITIONS + " partitions each");
    return new Broker(servers, embedded);
  }

  private static Registry registry(
      KnownContracts contracts, ConnectionOptions options, DemoOutput output) {
    String given = options.registry().orElse(null);
    EmbeddedRegistry embedded =
        given == null
            ? EmbeddedRegistry.builder().progress(line -> output.step(line, "")).start()
            : null;
    String url = embedded == null ? Objects.requireNonNull(given) : embedded.url();
    output.step(embedded == null ? "registry given" : "registry ready", url);
    EventBusConfig config = options.configOf(ANY_SERVERS, url);
    try (SchemaRegistry client = SchemaRegistry.http(config.registry())) {
      contracts.registerIn(client, config::fullTopic);
    }
    output.step("registered", contracts.all().size() + " contracts, FORWARD_TRANSITIVE");
    return new Registry(url, embedded);
  }

  EventBusConfig config() {
    return config;
  }

  /** Returns a client of the registry, which {@link #close} closes. */
  SchemaRegistry registry() {
    return client;
  }

  @Override
  public void close() {
    client.close();
    CompletableFuture<Void> killed = CompletableFuture.runAsync(registry::kill);
    kafka.close();
    killed.join();
    registry.close();
  }
}
