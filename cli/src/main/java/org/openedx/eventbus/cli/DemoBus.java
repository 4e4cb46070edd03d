package org.openedx.eventbus.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
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

  private final EmbeddedKafka kafka;
  private final EmbeddedRegistry registry;
  private final SchemaRegistry client;
  private final EventBusConfig config;

  private DemoBus(EmbeddedKafka kafka, EmbeddedRegistry registry) {
    this.kafka = kafka;
    this.registry = registry;
    this.config = OwnBus.config(kafka.bootstrapServers(), registry.url());
    this.client = SchemaRegistry.http(config.registry());
  }

  /**
   * @throws RuntimeException when one of them does not start; nothing is left running then
   * @throws InterruptedException when interrupted, which leaves what has started to the JVM's end
   */
  static DemoBus start(DemoOutput output) throws InterruptedException {
    output.step("starting a Kafka broker and a schema registry, side by side", "");
    ExecutorService threads = Executors.newFixedThreadPool(2);
    Contracts contracts = Contracts.bundled();
    CompletableFuture<EmbeddedKafka> kafka =
        CompletableFuture.supplyAsync(() -> broker(contracts, output), threads);
    CompletableFuture<EmbeddedRegistry> registry =
        CompletableFuture.supplyAsync(() -> registry(contracts, output), threads);
    try {
      return new DemoBus(kafka.get(), registry.get());
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

  private static EmbeddedKafka broker(Contracts contracts, DemoOutput output) {
    EmbeddedKafka kafka = EmbeddedKafka.startNew();
    output.step("broker ready", kafka.bootstrapServers());
    List<String> topics = contracts.all().stream().map(each -> each.topic()).distinct().toList();
    try (KafkaTopics admin = new KafkaTopics(OwnBus.config(kafka.bootstrapServers(), ANY_URL))) {
      admin.create(topics, PARTITIONS);
    }
    output.step("topics created", topics.size() + " of " + PARTITIONS + " partitions each");
    return kafka;
  }

  private static final String ANY_URL = "http://127.0.0.1";

  private static EmbeddedRegistry registry(Contracts contracts, DemoOutput output) {
    EmbeddedRegistry registry =
        EmbeddedRegistry.builder().progress(line -> output.step(line, "")).start();
    output.step("registry ready", registry.url());
    EventBusConfig config = OwnBus.config("127.0.0.1:0", registry.url());
    try (SchemaRegistry client = SchemaRegistry.http(config.registry())) {
      new Registration(client, UnaryOperator.identity()).register(contracts.all());
    }
    output.step("registered", contracts.all().size() + " contracts, FORWARD_TRANSITIVE");
    return registry;
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
