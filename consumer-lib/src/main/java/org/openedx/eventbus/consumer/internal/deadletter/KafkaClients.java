package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.internal.KafkaClientFactory;
import org.openedx.eventbus.internal.KafkaInterceptors;

/** The Kafka clients of a consumer group, and their settings. */
public final class KafkaClients {
  private static final int DELIVERY_TIMEOUT_MS = 30_000;
  private static final int REQUEST_TIMEOUT_MS = 15_000;

  /**
   * The broker delays the answer about an empty partition by this time. A consumer has one request
   * per broker: while full partitions are paused, a request for empty ones would delay the others
   * when they resume.
   */
  private static final int FETCH_MAX_WAIT_MS = 20;

  private static final int METADATA_MAX_AGE_MS = 10_000;

  /** Dead letters wait for each other a little, so that several are written in one request. */
  private static final int LINGER_MS = 5;

  private KafkaClients() {}

  /**
   * Creates the consumer of a group, which the caller closes.
   *
   * @throws ConfigurationException if Kafka rejects a setting
   * @throws NetworkException which is retriable, if no broker's name can be resolved at the moment
   */
  public static Consumer<byte[], byte[]> consumer(EventBusConfig config, String group) {
    return create(consumerSettings(config, group), KafkaConsumer<byte[], byte[]>::new);
  }

  /**
   * Checks the settings of all clients that a consumer ever creates: an invalid one would be found
   * only when the first event fails, or when a broker's name can be resolved.
   *
   * @throws ConfigurationException if Kafka rejects a setting
   */
  public static void validate(EventBusConfig config, String group) {
    try {
      ConsumerConfig.configDef().parse(consumerSettings(config, group));
      ProducerConfig.configDef().parse(producer(config, group, "-dlq"));
      ConsumerConfig.configDef().parse(reader(config, FETCH_MAX_WAIT_MS, "none"));
      AdminClientConfig.configDef().parse(adminSettings(config));
    } catch (KafkaException e) {
      throw invalid("eventbus.kafka.*: " + e.getMessage(), e);
    }
  }

  private static <T> T create(
      Map<String, Object> settings, Function<Map<String, Object>, T> constructor) {
    try {
      return KafkaClientFactory.create(settings, constructor);
    } catch (NetworkException e) {
      throw e;
    } catch (KafkaException e) {
      throw invalid("eventbus.kafka.*: " + KafkaClientFactory.describe(e), e);
    }
  }

  /** Returns the failure that ended a consumer, with the fix if Kafka's message has none. */
  public static Throwable explain(Throwable failure, EventBusConfig config, String group) {
    if (failure instanceof FencedInstanceIdException) {
      String setting = ConsumerConfig.GROUP_INSTANCE_ID_CONFIG;
      return invalid(
          ("eventbus.kafka.%s: another member of group '%s' has the same value '%s': set a"
                  + " different value in each process")
              .formatted(setting, group, config.kafkaFor(Set.of(setting)).get(setting)),
          failure);
    }
    if (failure instanceof InterruptException) {
      return new KafkaException(
          ("the poll loop's thread 'eventbus-poll-%s' was interrupted by other code of this"
                  + " process: find the caller of Thread.interrupt, and start the consumer again")
              .formatted(group),
          failure);
    }
    if (failure instanceof KafkaException && failure.getCause() != null) {
      return new KafkaException(KafkaClientFactory.describe(failure), failure);
    }
    return failure;
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
    KafkaInterceptors.retain(settings, ConsumerInterceptor.class, ProducerInterceptor.class);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    // Otherwise, Kafka's client would continue elsewhere by itself when a log has changed.
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    putRequired(settings);
    return settings;
  }

  /** Puts what every consumer needs; resolutions of an aborted redrive must not be read. */
  private static void putRequired(Map<String, Object> settings) {
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
  }

  /**
   * Returns the settings of a producer of dead letters, without a transactional ID. Only addresses,
   * security and timeouts are taken from {@code eventbus.kafka.*}: other settings are meant for the
   * consumer, or for the service's own producer.
   *
   * @param suffix end of the client ID
   */
  public static Map<String, Object> producer(EventBusConfig config, String group, String suffix) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.putAll(config.kafkaFor(KafkaClientFactory.connectionSettings()));
    putClientId(settings, config, group + suffix);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, DELIVERY_TIMEOUT_MS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // With more, a later dead letter can be written before the first one of a partition when the
    // leader changes between them, and the first one is rejected then (KAFKA-15591).
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // An event may fit its topic only compressed. Kafka's client compares the sizes before
    // compression with its own limits; the topic's limit is the one that counts.
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, StrongestCompression.NAME);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) Integer.MAX_VALUE);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    extendDeliveryTimeout(settings);
    return settings;
  }

  private static void putClientId(
      Map<String, Object> settings, EventBusConfig config, String suffix) {
    Object given = config.kafka().get(ProducerConfig.CLIENT_ID_CONFIG);
    Optional<String> name =
        given == null ? config.serviceName() : Optional.of(String.valueOf(given));
    name.ifPresent(id -> settings.put(ProducerConfig.CLIENT_ID_CONFIG, id + "-" + suffix));
  }

  /** Kafka rejects a delivery timeout that is shorter than one request may take. */
  private static void extendDeliveryTimeout(Map<String, Object> settings) {
    long request =
        number(settings, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ProducerConfig.configDef());
    if (DELIVERY_TIMEOUT_MS < request + LINGER_MS) {
      long extended = Math.min(Integer.MAX_VALUE, request + LINGER_MS);
      settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) extended);
    }
  }

  /** Returns a setting or its default; 0 if it is not a number, which Kafka will reject. */
  private static long number(Map<String, Object> settings, String name, ConfigDef definition) {
    Object value = settings.getOrDefault(name, definition.defaultValues().get(name));
    try {
      return Long.parseLong(String.valueOf(value).strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /**
   * Returns the settings of a consumer that belongs to no group and commits nothing.
   *
   * @param fetchMaxWaitMs how long the broker delays the answer about empty partitions
   * @param offsetReset Kafka's {@code auto.offset.reset}
   */
  public static Map<String, Object> reader(
      EventBusConfig config, int fetchMaxWaitMs, String offsetReset) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, fetchMaxWaitMs);
    settings.putAll(config.kafkaFor(KafkaClientFactory.connectionSettings()));
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, offsetReset);
    putRequired(settings);
    return settings;
  }

  /** Creates a consumer with the given settings, see {@link #reader}. */
  public static KafkaConsumer<byte[], byte[]> openReader(Map<String, Object> settings) {
    return create(settings, KafkaConsumer<byte[], byte[]>::new);
  }

  /** Creates a producer with the given settings, see {@link #producer}. */
  public static KafkaProducer<byte[], byte[]> openProducer(Map<String, Object> settings) {
    return create(settings, KafkaProducer<byte[], byte[]>::new);
  }

  private static Map<String, Object> adminSettings(EventBusConfig config) {
    return new HashMap<>(config.kafkaFor(KafkaClientFactory.connectionSettings()));
  }

  /**
   * Creates an admin client, which the caller closes.
   *
   * @throws ConfigurationException if Kafka rejects a setting
   * @throws NetworkException which is retriable, if no broker's name can be resolved at the moment
   */
  public static Admin admin(EventBusConfig config) {
    return create(adminSettings(config), Admin::create);
  }

  /**
   * Returns a duration from the settings of a group's consumer, or Kafka's default.
   *
   * @param name Kafka's name of the setting, in milliseconds
   */
  public static Duration duration(EventBusConfig config, String group, String name) {
    return Duration.ofMillis(
        number(consumerSettings(config, group), name, ConsumerConfig.configDef()));
  }

  /** Returns whether a group has the new-style protocol, in which the broker decides timeouts. */
  public static boolean isNewStyle(EventBusConfig config, String group) {
    Object protocol = consumerSettings(config, group).get(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    return "consumer".equalsIgnoreCase(String.valueOf(protocol));
  }
}
