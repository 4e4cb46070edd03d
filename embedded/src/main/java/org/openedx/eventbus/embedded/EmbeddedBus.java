package org.openedx.eventbus.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Kafka broker and schema registry for tests and development, started in parallel.
 *
 * <p>For example, in a test:
 *
 * <pre>{@code
 * try (EmbeddedBus bus = EmbeddedBus.startNew()) {
 *   bus.kafka().createTopic("dev-course-enrollment-lifecycle", 3);
 *   Map<String, String> settings =
 *       Map.of(
 *           "eventbus.kafka.bootstrap.servers", bus.bootstrapServers(),
 *           "eventbus.registry.url", bus.registryUrl());
 * }
 * }</pre>
 *
 * <p>Thread-safe. The caller closes it; a shutdown hook closes it if it is still open when the JVM
 * exits.
 */
public final class EmbeddedBus implements AutoCloseable {

  private final EmbeddedKafka kafka;
  private final EmbeddedRegistry registry;

  private EmbeddedBus(EmbeddedKafka kafka, EmbeddedRegistry registry) {
    this.kafka = kafka;
    this.registry = registry;
  }

  /** {@return a builder whose defaults are free ports and temporary data} */
  public static EmbeddedBusBuilder builder() {
    return new EmbeddedBusBuilder();
  }

  /**
   * Starts a broker and a registry with default settings.
   *
   * @return the running bus, which the caller closes
   * @throws EmbeddedException if one of them fails to start
   */
  public static EmbeddedBus startNew() {
    return builder().start();
  }

  /** Starts both in parallel; closes both if one of them fails to start. */
  static EmbeddedBus start(EmbeddedKafka kafka, EmbeddedRegistry registry) {
    EmbeddedBus bus = new EmbeddedBus(kafka, registry);
    ExecutorService starters = Executors.newFixedThreadPool(2);
    try {
      CompletableFuture.allOf(
              CompletableFuture.runAsync(registry::start, starters),
              CompletableFuture.runAsync(kafka::start, starters))
          .join();
      return bus;
    } catch (CompletionException e) {
      bus.close();
      throw e.getCause() instanceof EmbeddedException failure
          ? failure
          : new EmbeddedException("cannot start the embedded bus: " + e.getCause(), e.getCause());
    } finally {
      starters.shutdown();
    }
  }

  /** {@return the broker's address for Kafka clients, for example {@code 127.0.0.1:17042}} */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /**
   * {@return the base URL for clients of Confluent's registry API, for example {@code
   * http://127.0.0.1:18081/apis/ccompat/v7}}
   */
  public String registryUrl() {
    return registry.url();
  }

  /** {@return the broker, for example to create topics or to stop it} Closed with this bus. */
  public EmbeddedKafka kafka() {
    return kafka;
  }

  /** {@return the registry, for example to kill or pause it} Closed with this bus. */
  public EmbeddedRegistry registry() {
    return registry;
  }

  /** Stops both, and deletes their data unless a data directory was configured. */
  @Override
  public void close() {
    try (registry) { // closed even if the broker fails to stop
      kafka.close();
    }
  }

  @Override
  public String toString() {
    return "embedded bus at " + bootstrapServers() + " and " + registryUrl();
  }
}
