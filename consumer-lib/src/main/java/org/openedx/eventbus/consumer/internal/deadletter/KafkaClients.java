package org.openedx.eventbus.consumer.internal.deadletter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.consumer.settings.StartPosition;

/** The Kafka clients of a consumer group, and their settings. */
public final class KafkaClients {
  private static final int DELIVERY_TIMEOUT_MS = 30_000;
  private static final int REQUEST_TIMEOUT_MS = 15_000;

  /**
   * The broker delays the answer about an empty partition by this time. A consumer has one request
   * per broker: while full partitions are paused, a request for empty ones, mostly of the redrive
   * topic, would delay the others when they resume.
   */
  private static final int FETCH_MAX_WAIT_MS = 20;

  private static final int METADATA_MAX_AGE_MS = 10_000;

  private static final int MAX_REQUEST_BYTES = 128 * 1024 * 1024;

  private KafkaClients() {}

  /**
   * Creates the consumer of a group, which the caller closes.
   *
   * @throws ConfigurationException if Kafka rejects a setting
   */
  public static Consumer<byte[], byte[]> consumer(EventBusConfig config, String group) {
    try {
      return new KafkaConsumer<>(consumerSettings(config, group));
    } catch (KafkaException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      throw invalid("eventbus.kafka.*: " + e.getMessage() + ": " + cause.getMessage(), e);
    }
  }

  /** Returns the failure that ended a consumer, with the fix if Kafka's message has none. */
  public static Throwable explain(Throwable failure, EventBusConfig config, String group) {
    if (!(failure instanceof FencedInstanceIdException)
        && !(failure instanceof UnreleasedInstanceIdException)) {
      return failure;
    }
    String setting = ConsumerConfig.GROUP_INSTANCE_ID_CONFIG;
    return invalid(
        ("eventbus.kafka.%s: another member of group '%s' has the same value '%s': set a"
                + " different value in each process")
            .formatted(setting, group, config.kafkaFor(Set.of(setting)).get(setting)),
        failure);
  }

  private static ConfigurationException invalid(String problem, Throwable cause) {
    ConfigurationException invalid = new ConfigurationException(List.of(problem));
    invalid.initCause(cause);
    return invalid;
  }

  static Map<String, Object> consumerSettings(EventBusConfig config, String group) {
    Map<String, Object> settings = new HashMap<>();
    config
        .serviceName()
        .ifPresent(name -> settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name + "-" + group));
    // Also applies to commits whose events were deleted. A start time is applied separately.
    boolean latest = ConsumerSettings.of(config).start().kind() == StartPosition.Kind.LATEST;
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, latest ? "latest" : "earliest");
    // Upper bound of the time until a topic is noticed that was created after the consumer started.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS);
    // As large as the system permits: while handlers run, no thread reads from the socket.
    settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
    settings.putAll(config.kafkaFor(ConsumerConfig.configNames()));
    Object protocol = settings.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    if (!"consumer".equalsIgnoreCase(String.valueOf(protocol))) {
      // Partitions that stay with a member are processed during a rebalance.
      settings.putIfAbsent(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          List.of(CooperativeStickyAssignor.class));
    }
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    putRequired(settings);
    return settings;
  }

  /** Puts what every consumer needs; redriven events of an aborted redrive must not be read. */
  private static void putRequired(Map<String, Object> settings) {
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
  }

  /**
   * Returns the settings of a producer, without a transactional ID.
   *
   * @param suffix end of the client ID
   */
  public static Map<String, Object> producer(EventBusConfig config, String group, String suffix) {
    Map<String, Object> settings = new HashMap<>();
    config
        .serviceName()
        .ifPresent(
            name -> settings.put(ProducerConfig.CLIENT_ID_CONFIG, name + "-" + group + suffix));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.putAll(config.kafkaFor(ProducerConfig.configNames()));
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // With more, a later dead letter can be written before the first one of a partition when the
    // leader changes between them, and the first one is rejected then (KAFKA-15591).
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // A dead letter is larger than its event. The topic's own limit is the one that counts.
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    extendDeliveryTimeout(settings);
    return settings;
  }

  /** Kafka rejects a delivery timeout that is shorter than one request may take. */
  private static void extendDeliveryTimeout(Map<String, Object> settings) {
    long request = number(settings, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
    long linger = number(settings, ProducerConfig.LINGER_MS_CONFIG);
    if (number(settings, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG) < request + linger) {
      long extended = Math.min(Integer.MAX_VALUE, request + linger);
      settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) extended);
    }
  }

  /** Returns a setting or its default; 0 if it is not a number, which Kafka will reject. */
  private static long number(Map<String, Object> settings, String name) {
    Object value =
        settings.getOrDefault(name, ProducerConfig.configDef().defaultValues().get(name));
    try {
      return Long.parseLong(String.valueOf(value).strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Returns the settings of a consumer that belongs to no group and commits nothing. */
  public static Map<String, Object> reader(EventBusConfig config) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS);
    settings.putAll(config.kafkaFor(ConsumerConfig.configNames()));
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    putRequired(settings);
    return settings;
  }

  /** Creates an admin client, which the caller closes. */
  public static Admin admin(EventBusConfig config) {
    return Admin.create(new HashMap<>(config.kafkaFor(AdminClientConfig.configNames())));
  }
}
