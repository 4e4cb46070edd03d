package org.openedx.eventbus.consumer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.consumer.settings.StartPosition;

/** Opens Kafka's consumer for a group. */
final class GroupKafka {
  private static final int METADATA_MAX_AGE_MS = 10_000;

  private static final int FETCH_MAX_WAIT_MS = 20;

  private GroupKafka() {}

  /**
   * @throws ConfigurationException when Kafka refuses a setting
   */
  static Consumer<byte[], byte[]> open(EventBusConfig config, String group) {
    try {
      return new KafkaConsumer<>(settings(config, group));
    } catch (KafkaException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      ConfigurationException ours =
          new ConfigurationException(
              List.of("eventbus.kafka.*: " + e.getMessage() + ": " + cause.getMessage()));
      ours.initCause(e);
      throw ours;
    }
  }

  /** What ended a consumer, with what to do about it where Kafka does not say. */
  static Throwable explained(Throwable failure, EventBusConfig config, String group) {
    if (!(failure instanceof FencedInstanceIdException)
        && !(failure instanceof UnreleasedInstanceIdException)) {
      return failure;
    }
    String setting = ConsumerConfig.GROUP_INSTANCE_ID_CONFIG;
    ConfigurationException ours =
        new ConfigurationException(
            List.of(
                "eventbus.kafka."
                    + setting
                    + ": another member of group '"
                    + group
                    + "' is called '"
                    + config.kafkaFor(Set.of(setting)).get(setting)
                    + "' as well: give each process a name of its own"));
    ours.initCause(failure);
    return ours;
  }

  static Map<String, Object> settings(EventBusConfig config, String group) {
    Map<String, Object> settings = new HashMap<>();
    config
        .serviceName()
        .ifPresent(name -> settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name + "-" + group));
    // Also for commits whose events are gone. Where a group begins at a time, Commits says so.
    boolean latest = ConsumerSettings.of(config).start().kind() == StartPosition.Kind.LATEST;
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, latest ? "latest" : "earliest");
    // A topic that is created after its consumer has started is noticed no sooner than this.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS);
    // A broker is asked once at a time: while full partitions are paused, what has no news (the
    // redrive topic, mostly) would keep it from giving them more when they resume.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS);
    // As large as the system lets it grow: while handlers run, nobody waits for the socket.
    settings.put(ConsumerConfig.RECEIVE_BUFFER_CONFIG, -1);
    settings.putAll(config.kafkaFor(ConsumerConfig.configNames()));
    boolean classic =
        !"consumer"
            .equalsIgnoreCase(String.valueOf(settings.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG)));
    if (classic) {
      // Partitions that stay with a member go on during a rebalance.
      settings.putIfAbsent(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          List.of(CooperativeStickyAssignor.class));
    }
    // A redrive gives all of its events or none, and none of them twice.
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }
}
