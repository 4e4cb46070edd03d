package org.openedx.eventbus.consumer.deadletter;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.openedx.eventbus.config.EventBusConfig;

/** The Kafka clients, or settings of them, for what concerns a group's own topics. */
public final class GroupClients {
  private static final int TIMEOUT_MS = 30_000;
  private static final int REQUEST_MS = 15_000;

  /**
   * A reader goes from one partition to the next, and the broker holds on to each that is empty.
   */
  private static final int LONGEST_WAIT_MS = 20;

  private static final int LARGEST = 128 * 1024 * 1024;

  private GroupClients() {}

  /**
   * A producer's, without a transactional id.
   *
   * @param purpose the end of the client's id
   */
  public static Map<String, Object> producer(EventBusConfig config, String group, String purpose) {
    Map<String, Object> settings = new HashMap<>();
    config
        .serviceName()
        .ifPresent(
            name -> settings.put(ProducerConfig.CLIENT_ID_CONFIG, name + "-" + group + purpose));
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TIMEOUT_MS);
    settings.putAll(config.kafkaFor(ProducerConfig.configNames()));
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Else a later letter can be written before the first to a partition, which then is refused,
    // when the leader changes between them (KAFKA-15591).
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    // A letter is larger than the largest event; the topic's own limit was made to take it.
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    allowForRequests(settings);
    return settings;
  }

  /** Kafka refuses a deadline for delivery that is shorter than one request may take. */
  private static void allowForRequests(Map<String, Object> settings) {
    long request = number(settings, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
    long linger = number(settings, ProducerConfig.LINGER_MS_CONFIG);
    long delivery = number(settings, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG);
    if (delivery < request + linger) {
      long most = Math.min(Integer.MAX_VALUE, request + linger);
      settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) most);
    }
  }

  /** What is set, or Kafka's default; what is no number Kafka itself will complain of. */
  private static long number(Map<String, Object> settings, String name) {
    Object value =
        settings.getOrDefault(name, ProducerConfig.configDef().defaultValues().get(name));
    try {
      return Long.parseLong(String.valueOf(value).strip());
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** An administrator; whoever asked for it closes it. */
  public static Admin admin(EventBusConfig config) {
    return Admin.create(new HashMap<>(config.kafkaFor(AdminClientConfig.configNames())));
  }

  /** A consumer's that is in no group and commits nothing. */
  public static Map<String, Object> reader(EventBusConfig config) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_MS);
    settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MS);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, LONGEST_WAIT_MS);
    settings.putAll(config.kafkaFor(ConsumerConfig.configNames()));
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }
}
