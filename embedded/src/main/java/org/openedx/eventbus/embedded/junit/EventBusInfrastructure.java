package org.openedx.eventbus.embedded.junit;

/**
 * Running broker and schema registry for tests: the embedded ones, or those of an {@link
 * EventBusInfrastructureProvider}.
 *
 * <p>For example, as a parameter of a test:
 *
 * <pre>{@code
 * @Test
 * void eventArrives(EventBusInfrastructure infrastructure) {
 *   Map<String, String> settings =
 *       Map.of(
 *           "eventbus.kafka.bootstrap.servers", infrastructure.bootstrapServers(),
 *           "eventbus.registry.url", infrastructure.registryUrl());
 * }
 * }</pre>
 *
 * <p>Implementations are thread-safe, because tests that run in parallel share one.
 */
public interface EventBusInfrastructure extends AutoCloseable {

  /** {@return the brokers' addresses for Kafka clients, for example {@code 127.0.0.1:17042}} */
  String bootstrapServers();

  /**
   * {@return the base URL for clients of Confluent's registry API, for example {@code
   * http://127.0.0.1:18081/apis/ccompat/v7}}
   */
  String registryUrl();

  /** Stops broker and registry. The extension calls it once, at the end of the test run. */
  @Override
  void close();
}
