package org.openedx.eventbus.producer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;

/** What the Kafka clients are given: our defaults, under whatever {@code eventbus.kafka.*} says. */
final class ClientSettings {
  private static final Duration LONGEST_REQUEST = Duration.ofSeconds(30);

  /** How long the sender thread may be held up when Kafka has lost sight of a topic. */
  private static final int MAX_BLOCK_MS = 1000;

  private static final int DEFAULT_LINGER_MS = 5;

  private ClientSettings() {}

  static Map<String, Object> producer(EventBusConfig config) {
    ProducerSettings ours = ProducerSettings.of(config);
    Map<String, Object> given = config.kafkaFor(ProducerConfig.configNames());
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, DEFAULT_LINGER_MS);
    // Twice what we let in: half-filled batches take their full size.
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * ours.bufferBytes() + (32L << 20));
    config.serviceName().ifPresent(name -> settings.put(ProducerConfig.CLIENT_ID_CONFIG, name));
    int delivery = (int) Math.min(Integer.MAX_VALUE, ours.deliveryTimeout().toMillis());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery);
    long linger = number(given, ProducerConfig.LINGER_MS_CONFIG, DEFAULT_LINGER_MS);
    // Kafka wants delivery timeout >= linger + request timeout.
    settings.put(
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        (int) Math.max(1, Math.min(LONGEST_REQUEST.toMillis(), delivery - linger)));
    if (ours.partitioner() == ProducerSettings.Partitioner.KAFKA
        && given.containsKey(ProducerConfig.PARTITIONER_CLASS_CONFIG)) {
      // Where its keys go is not known beforehand, so nothing can wait for a partition's first.
      settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    }
    settings.putAll(given);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  /** Whether Kafka's own partitioner places keys by their hash. */
  static boolean placesByKey(Map<String, Object> producer) {
    Object ignoresKeys = producer.get(ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG);
    return !producer.containsKey(ProducerConfig.PARTITIONER_CLASS_CONFIG)
        && (ignoresKeys == null || !Boolean.parseBoolean(ignoresKeys.toString().trim()));
  }

  /** Kafka's complaint about its settings as ours; the innermost cause names the setting. */
  static ConfigurationException refused(KafkaException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    ConfigurationException ours =
        new ConfigurationException(
            List.of("eventbus.kafka.*: " + failure.getMessage() + ": " + cause.getMessage()));
    ours.initCause(failure);
    return ours;
  }

  static Map<String, Object> admin(EventBusConfig config) {
    return config.kafkaFor(AdminClientConfig.configNames());
  }

  /** A third of the time after which a producer forgets a topic that nothing is sent to. */
  static Duration warmInterval(Map<String, Object> producer) {
    long idle = number(producer, ProducerConfig.METADATA_MAX_IDLE_CONFIG, 5 * 60 * 1000);
    return Duration.ofMillis(Math.max(500, idle / 3));
  }

  /** What is no number, Kafka itself complains about. */
  private static long number(Map<String, Object> settings, String name, long otherwise) {
    Object value = settings.get(name);
    try {
      return value == null ? otherwise : Long.parseLong(value.toString().trim());
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
