package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.KafkaFutures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Configurations of topics, with the defaults of the broker. */
final class TopicConfigs {
  private static final Logger LOG = LoggerFactory.getLogger(TopicConfigs.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Kafka's default of {@code max.message.bytes}. */
  private static final int DEFAULT_MAX_BYTES = 1_048_588;

  private TopicConfigs() {}

  /**
   * Returns the configuration of a topic; empty if it does not exist, or if this client is not
   * authorized to read it.
   */
  static Optional<Map<String, String>> find(Admin admin, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      @Nullable Config found =
          KafkaFutures.get(admin.describeConfigs(List.of(resource)).all(), TIMEOUT).get(resource);
      if (found == null) {
        return Optional.empty();
      }
      Map<String, String> values = new HashMap<>();
      found.entries().stream()
          .filter(entry -> entry.value() != null)
          .forEach(entry -> values.put(entry.name(), entry.value()));
      return Optional.of(values);
    } catch (AuthorizationException e) {
      LOG.debug("Not authorized to describe the configuration of topic {}", topic, e);
      return Optional.empty();
    } catch (UnknownTopicOrPartitionException e) {
      LOG.debug("Topic {} does not exist", topic, e);
      return Optional.empty();
    }
  }

  /** Returns {@code max.message.bytes} of a configuration. */
  static Optional<Integer> maxBytes(Map<String, String> config) {
    return Optional.ofNullable(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG))
        .map(Integer::valueOf);
  }

  /**
   * Returns the largest record of some topics; assumes Kafka's default for those without access.
   */
  static int maxBytes(Admin admin, Collection<String> topics) {
    return topics.stream()
        .mapToInt(topic -> find(admin, topic).flatMap(TopicConfigs::maxBytes).orElse(0))
        .reduce(DEFAULT_MAX_BYTES, Math::max);
  }
}
