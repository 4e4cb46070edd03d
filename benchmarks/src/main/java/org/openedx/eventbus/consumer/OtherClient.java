package org.openedx.eventbus.consumer;

import org.apache.kafka.clients.consumer.Consumer;

/** Stands in the consumer's package, so that no user sees that its Kafka client can be another. */
public final class OtherClient {
  private OtherClient() {}

  /** The consumer, reading from this client. */
  public static EventConsumer start(EventConsumerBuilder builder, Consumer<byte[], byte[]> client) {
    builder.kafka = (config, group) -> client;
    return builder.start();
  }
}
