package org.openedx.eventbus.embedded.junit;

/**
 * A broker and a schema registry that run for tests, wherever they run.
 *
 * <p>Implementations are thread-safe: tests of several threads share one.
 */
public interface EventBusInfrastructure extends AutoCloseable {

  /** Where Kafka clients find the brokers. */
  String bootstrapServers();

  /** The base URL for a Confluent-style registry client. */
  String registryUrl();

  /** Ends both. The extension calls it, once, at the end of the test run. */
  @Override
  void close();
}
