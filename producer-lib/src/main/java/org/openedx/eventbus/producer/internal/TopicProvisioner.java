package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.internal.KafkaFutures;
import org.openedx.eventbus.producer.errors.SendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks that topics exist, and creates missing ones if {@code eventbus.topics.create=missing}. The
 * admin client is used because a metadata request of the producer makes a broker with {@code
 * auto.create.topics.enable} create the topic with its own defaults. Thread-safe.
 */
final class TopicProvisioner {
  private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  /** Number of partitions or replicas that leaves the choice to the broker. */
  private static final int BROKER_DEFAULT = -1;

  private final Map<String, Object> adminSettings;
  private final EventBusConfig.TopicCreation creation;
  private @Nullable Admin admin;
  private boolean closed;

  TopicProvisioner(EventBusConfig config) {
    this.adminSettings = config.kafkaFor(AdminClientConfig.configNames());
    this.creation = config.topicCreation();
  }

  /**
   * Blocks until the topic is known to exist.
   *
   * @throws TransientEventBusException if it does not exist
   * @throws SendFailedException if it cannot be created
   * @throws org.apache.kafka.common.KafkaException if the broker is unavailable
   */
  void ensureExists(String topic) {
    try {
      KafkaFutures.get(admin().describeTopics(List.of(topic)).allTopicNames(), TIMEOUT);
    } catch (UnknownTopicOrPartitionException e) {
      create(topic, e);
    } catch (AuthorizationException e) {
      LOG.debug("Not authorized to describe topic {}; assuming that it exists", topic, e);
    }
  }

  private void create(String topic, UnknownTopicOrPartitionException missing) {
    if (creation.mode() != EventBusConfig.TopicCreation.Mode.MISSING) {
      throw new TransientEventBusException(
          "topic " + topic + " does not exist: create it, or set eventbus.topics.create=missing",
          missing);
    }
    Map<String, String> configs = new HashMap<>();
    creation
        .retention()
        .ifPresent(
            keep -> configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(keep.toMillis())));
    NewTopic request =
        new NewTopic(
                topic,
                creation.partitions().orElse(BROKER_DEFAULT),
                (short) creation.replicationFactor().orElse(BROKER_DEFAULT))
            .configs(configs);
    try {
      KafkaFutures.get(admin().createTopics(List.of(request)).all(), TIMEOUT);
      LOG.info("Created topic {}", topic);
    } catch (TopicExistsException e) {
      LOG.debug("Topic {} was created concurrently", topic, e);
    } catch (InvalidReplicationFactorException e) {
      // Transient: brokers may be missing only for a while.
      throw new TransientEventBusException(
          notCreated(topic) + e.getMessage() + " (eventbus.topics.replication-factor)", e);
    } catch (AuthorizationException e) {
      throw new SendFailedException(
          notCreated(topic)
              + "this client is not authorized to create topics; grant it CREATE, or create the"
              + " topic and set eventbus.topics.create=none",
          e);
    } catch (InvalidConfigurationException
        | InvalidPartitionsException
        | PolicyViolationException e) {
      throw new SendFailedException(notCreated(topic) + e.getMessage() + " (eventbus.topics.*)", e);
    }
  }

  private static String notCreated(String topic) {
    return "topic " + topic + " does not exist and could not be created: ";
  }

  private synchronized Admin admin() {
    if (closed) {
      throw new TransientEventBusException("the producer is closed");
    }
    if (admin == null) {
      admin = Admin.create(adminSettings);
    }
    return admin;
  }

  synchronized void close() {
    closed = true;
    if (admin != null) {
      admin.close(Duration.ofSeconds(1));
    }
  }
}
