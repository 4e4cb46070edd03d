package org.openedx.eventbus.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.embedded.EmbeddedKafka;
import org.openedx.eventbus.embedded.EmbeddedRegistry;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * A broker with the topics and a registry with the contracts, for the length of one demo.
 *
 * <p>Started side by side, and each made ready as soon as it is up, whatever the other does.
 */
final class DemoBus implements AutoCloseable {
  private static final int PARTITIONS = 3;

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

  /** A broker, and our own where it is one. */
  private record Broker(String servers, @Nullable EmbeddedKafka own) implements AutoCloseable {
    @Override
    public void close() {
      if (own != null) {
        own.close();
      }
    }
  }

  /** A registry, and our own where it is one. */
  private record Registry(String url, @Nullable EmbeddedRegistry own) implements AutoCloseable {
    /** Quickly: nobody will miss the data. */
    void kill() {
      if (own != null) {
        own.kill();
      }
    }

    @Override
    public void close() {
      if (own != null) {
        own.close();
      }
    }
  }

  /**
   * @throws RuntimeException when one of them does not start; nothing is left running then
   * @throws InterruptedException when interrupted, which leaves what has started to the JVM's end
   */
  static DemoBus start(DemoOutput output, ConnectionOptions named, Contracts contracts)
      throws InterruptedException {
    output.step("starting a Kafka broker and a schema registry, side by side", "");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    CompletableFuture<Broker> kafka =
        CompletableFuture.supplyAsync(() -> broker(contracts, named, output), threads);
    CompletableFuture<Registry> registry =
        CompletableFuture.supplyAsync(() -> registry(contracts, named, output), threads);
    try {
      Broker broker = kafka.get();
      Registry other = registry.get();
      return new DemoBus(broker, other, named.configOf(broker.servers(), other.url()));
    } catch (ExecutionException e) {
      closeIfStarted(kafka);
      closeIfStarted(registry);
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new CommandFailedException("the demo does not start: " + e.getCause(), e);
    } finally {
      threads.shutdown();
    }
  }

  private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> starting) {
    try (AutoCloseable started = starting.join()) {
      Objects.requireNonNull(started);
    } catch (Exception e) {
      // The one that did not start, whose error is on its way to the user.
    }
  }

  private static Broker broker(Contracts contracts, ConnectionOptions named, DemoOutput output) {
    EmbeddedKafka own = named.bootstrapServers().isPresent() ? null : EmbeddedKafka.startNew();
    String servers = named.bootstrapServers().orElseGet(() -> own(own).bootstrapServers());
    output.step(own == null ? "broker named" : "broker ready", servers);
    EventBusConfig config = named.configOf(servers, ANY_URL);
    List<String> topics =
        contracts.all().stream().map(each -> config.fullTopic(each.topic())).distinct().toList();
    try (KafkaTopics admin = new KafkaTopics(config)) {
      admin.create(topics, PARTITIONS);
    }
    output.step("topics created", topics.size() + " of " + PARTITIONS + " partitions each");
    return new Broker(servers, own);
  }

  private static <T> T own(@Nullable T started) {
    return Objects.requireNonNull(started);
  }

  private static final String ANY_URL = "http://127.0.0.1";

  private static Registry registry(
      Contracts contracts, ConnectionOptions named, DemoOutput output) {
    EmbeddedRegistry own =
        named.registry().isPresent()
            ? null
            : EmbeddedRegistry.builder().progress(line -> output.step(line, "")).start();
    String url = named.registry().orElseGet(() -> own(own).url());
    output.step(own == null ? "registry named" : "registry ready", url);
    EventBusConfig config = named.configOf("127.0.0.1:0", url);
    try (SchemaRegistry client = SchemaRegistry.http(config.registry())) {
      new Registration(client, config::fullTopic).register(contracts.all());
    }
    output.step("registered", contracts.all().size() + " contracts, FORWARD_TRANSITIVE");
    return new Registry(url, own);
  }

  EventBusConfig config() {
    return config;
  }

  /** A client of the registry, closed with this. */
  SchemaRegistry registry() {
    return client;
  }

  /** Quickly: nobody will miss the data. */
  @Override
  public void close() {
    client.close();
    CompletableFuture<Void> killed = CompletableFuture.runAsync(registry::kill);
    kafka.close();
    killed.join();
    registry.close();
  }
}
