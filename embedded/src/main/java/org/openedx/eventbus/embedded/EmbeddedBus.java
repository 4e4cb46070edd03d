package org.openedx.eventbus.embedded;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A broker and a schema registry, started side by side.
 *
 * <pre>{@code
 * try (EmbeddedBus bus = EmbeddedBus.startNew()) {
 *   bus.kafka().createTopic("dev-course-enrollment-lifecycle", 3);
 *   // bus.bootstrapServers(), bus.registryUrl()
 * }
 * }</pre>
 *
 * <p>Thread-safe. Whoever started it closes it; what is still open when the JVM ends is closed
 * then.
 */
public final class EmbeddedBus implements AutoCloseable {

  private final EmbeddedKafka kafka;
  private final EmbeddedRegistry registry;

  private EmbeddedBus(EmbeddedKafka kafka, EmbeddedRegistry registry) {
    this.kafka = kafka;
    this.registry = registry;
  }

  /** Free ports and data that is thrown away, unless told otherwise. */
  public static EmbeddedBusBuilder builder() {
    return new EmbeddedBusBuilder();
  }

  /** Starts a broker and a registry with all defaults. */
  public static EmbeddedBus startNew() {
    return builder().start();
  }

  /** Starts both, each on a thread of its own; closes both if one does not start. */
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
          : new EmbeddedException("the embedded bus does not start: " + e.getCause(), e.getCause());
    } finally {
      starters.shutdown();
    }
  }

  /** Where Kafka clients find the broker. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** The base URL for a Confluent-style registry client. */
  public String registryUrl() {
    return registry.url();
  }

  /** The broker, to create topics on or to stop and start. Closed with this. */
  public EmbeddedKafka kafka() {
    return kafka;
  }

  /** The registry, to stop, kill, freeze and start. Closed with this. */
  public EmbeddedRegistry registry() {
    return registry;
  }

  /** Ends both, and throws their data away unless a directory to keep was named. */
  @Override
  public void close() {
    try (registry) {
      kafka.close();
    }
  }

  @Override
  public String toString() {
    return "embedded bus at " + bootstrapServers() + " and " + registryUrl();
  }
}
