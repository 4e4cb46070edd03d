package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.internal.Durations;
import org.openedx.eventbus.internal.KafkaClientFactory;
import org.openedx.eventbus.internal.KafkaInterceptors;

/**
 * Settings of the Kafka clients: the library's defaults, overridden by {@code eventbus.kafka.*}.
 */
final class KafkaClientSettings {
  private static final Duration MAX_REQUEST_TIMEOUT = Duration.ofSeconds(30);

  /** Maximum time that the sender thread blocks while Kafka has no metadata of a topic. */
  private static final int MAX_BLOCK_MILLIS = 1000;

  /** Maximum time after which partitions that were added to a topic are used. */
  private static final int METADATA_MAX_AGE_MILLIS = 30_000;

  private static final int DEFAULT_LINGER_MILLIS = 5;

  private KafkaClientSettings() {}

  static Map<String, Object> producer(EventBusConfig config) {
    ProducerSettings producer = ProducerSettings.of(config);
    Map<String, Object> given = config.kafkaFor(ProducerConfig.configNames());
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MILLIS);
    settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MILLIS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, DEFAULT_LINGER_MILLIS);
    // Twice the bytes that are accepted: a half-filled batch occupies its full size.
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * producer.bufferBytes() + (32L << 20));
    config.serviceName().ifPresent(name -> settings.put(ProducerConfig.CLIENT_ID_CONFIG, name));
    int delivery = (int) Math.min(Integer.MAX_VALUE, producer.deliveryTimeout().toMillis());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
    long linger = number(given, ProducerConfig.LINGER_MS_CONFIG, DEFAULT_LINGER_MILLIS);
    // Kafka requires delivery timeout >= linger + request timeout.
    settings.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        (int) Math.max(1, Math.min(MAX_REQUEST_TIMEOUT.toMillis(), delivery - linger)));
    if (given.containsKey(ProducerConfig.PARTITIONER_CLASS_CONFIG)) {
      // The partition is unknown before Kafka has the record, so PartitionGate cannot hold it back.
      settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    }
    if (given.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG)) {
      throw new ConfigurationException(
          List.of(
              "eventbus.kafka.transactional.id: this producer has no transactions, and Kafka would"
                  + " reject each event; remove the setting"));
    }
    settings.putAll(given);
    KafkaInterceptors.retain(settings, ProducerInterceptor.class, ConsumerInterceptor.class);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  /** Returns whether Kafka's built-in partitioner chooses partitions by the hash of the key. */
  static boolean partitionsByKeyHash(Map<String, Object> producer) {
    Object ignoresKeys = producer.get(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG);
    return !producer.containsKey(ProducerConfig.PARTITIONER_CLASS_CONFIG)
        && (ignoresKeys == null || !Boolean.parseBoolean(ignoresKeys.toString().trim()));
  }

  /** Converts Kafka's exception about its settings. The innermost cause names the setting. */
  static ConfigurationException rejected(KafkaException failure) {
    ConfigurationException exception =
        new ConfigurationException(
            List.of("eventbus.kafka.*: " + KafkaClientFactory.describe(failure)));
    exception.initCause(failure);
    return exception;
  }

  /** Returns a third of the idle time after which a Kafka producer drops a topic's metadata. */
  static Duration metadataRefreshInterval(Map<String, Object> producer) {
    long idle = number(producer, ProducerConfig.METADATA_MAX_IDLE_CONFIG, 5 * 60 * 1000);
    return Durations.bounded(Duration.ofMillis(Math.max(500, idle / 3)));
  }

  /** Returns the default for a non-numeric value, which Kafka itself rejects. */
  private static long number(Map<String, Object> settings, String name, long defaultValue) {
    Object value = settings.get(name);
    try {
      return value == null ? defaultValue : Long.parseLong(value.toString().trim());
    } catch (NumberFormatException e) {
      return defaultValue;
    }
  }
}
