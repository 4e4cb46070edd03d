package org.openedx.eventbus.producer.internal;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.NetworkException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.internal.KafkaClientFactory;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's producer. If no broker's name can be resolved when the connection is opened, the producer
 * is created by the first lookup that finds an address; events wait in the meantime. Thread-safe.
 */
final class KafkaProducerConnection {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaProducerConnection.class);

  private final Map<String, Object> settings;
  private volatile @Nullable KafkaProducer<byte[], byte[]> kafka;
  private boolean closed;

  private KafkaProducerConnection(Map<String, Object> settings) {
    this.settings = settings;
  }

  /**
   * Opens a connection.
   *
   * @throws KafkaException if Kafka rejects a setting
   */
  static KafkaProducerConnection open(Map<String, Object> settings) {
    KafkaProducerConnection connection = new KafkaProducerConnection(settings);
    try {
      connection.create();
    } catch (NetworkException e) {
      ProducerConfig.configDef().parse(settings); // invalid settings are reported nevertheless
      LOG.warn("Kafka producer is not connected yet; retrying: {}", SafeText.message(e));
    }
    return connection;
  }

  private synchronized KafkaProducer<byte[], byte[]> create() {
    if (closed) {
      throw new TransientEventBusException("the producer is closed");
    }
    KafkaProducer<byte[], byte[]> created = kafka;
    if (created == null) {
      created = KafkaClientFactory.create(settings, KafkaProducer<byte[], byte[]>::new);
      kafka = created;
    }
    return created;
  }

  /**
   * Returns Kafka's producer, which is created if it could not be before.
   *
   * @throws NetworkException which is retriable, if no broker's name can be resolved
   */
  KafkaProducer<byte[], byte[]> kafka() {
    KafkaProducer<byte[], byte[]> created = kafka;
    return created == null ? create() : created;
  }

  /** Returns Kafka's producer; empty if no broker's name could be resolved yet. */
  Optional<KafkaProducer<byte[], byte[]>> ifCreated() {
    return Optional.ofNullable(kafka);
  }

  /** Ends attempts to create it, and returns Kafka's producer, which the caller closes. */
  synchronized Optional<KafkaProducer<byte[], byte[]>> end() {
    closed = true;
    return ifCreated();
  }
}
