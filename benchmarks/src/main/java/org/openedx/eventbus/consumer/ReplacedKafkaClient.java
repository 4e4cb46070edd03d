package org.openedx.eventbus.consumer;

import org.apache.kafka.clients.consumer.Consumer;

/**
 * Starts consumers with another Kafka client, through a field that only this package can access.
 */
public final class ReplacedKafkaClient {
  private ReplacedKafkaClient() {}

  /** Starts a consumer that reads from {@code client}. */
  public static EventConsumer start(EventConsumerBuilder builder, Consumer<byte[], byte[]> client) {
    builder.kafka = (config, group) -> client;
    return builder.start();
  }
}
