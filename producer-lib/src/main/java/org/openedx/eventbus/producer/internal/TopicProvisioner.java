package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
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
import org.openedx.eventbus.internal.KafkaClientFactory;
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
  private static final Duration DESCRIBE_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration CREATE_TIMEOUT = Duration.ofSeconds(15);

  /** Number of partitions or replicas that leaves the choice to the broker. */
  private static final int BROKER_DEFAULT = -1;

  private final Map<String, Object> adminSettings;
  private final EventBusConfig.TopicCreation creation;
  private final Map<String, Uuid> ids = new ConcurrentHashMap<>();
  private @Nullable Admin admin;
  private boolean closed;

  TopicProvisioner(EventBusConfig config) {
    this.adminSettings = config.kafkaFor(KafkaClientFactory.connectionSettings());
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
    UnknownTopicOrPartitionException missing = describe(List.of(topic)).get(topic);
    if (missing != null) {
      create(topic, missing);
    }
  }

  /**
   * Returns the topics that do not exist, and remembers the ids of the others. Blocks.
   *
   * @throws org.apache.kafka.common.KafkaException if the broker is unavailable
   */
  Map<String, UnknownTopicOrPartitionException> describe(Collection<String> topics) {
    Map<String, UnknownTopicOrPartitionException> missing = new HashMap<>();
    admin()
        .describeTopics(topics)
        .topicNameValues()
        .forEach(
            (topic, found) -> {
              try {
                remember(topic, KafkaFutures.get(found, DESCRIBE_TIMEOUT).topicId());
              } catch (UnknownTopicOrPartitionException e) {
                missing.put(topic, e);
              } catch (AuthorizationException e) {
                LOG.debug("Not authorized to describe topic {}; assuming that it exists", topic, e);
              }
            });
    return missing;
  }

  private void remember(String topic, @Nullable Uuid id) {
    if (id != null && !id.equals(Uuid.ZERO_UUID)) { // older brokers have no ids
      ids.put(topic, id);
    }
  }

  /** Returns the id of a topic when it was described last; null if it is not known. */
  @Nullable Uuid lastId(String topic) {
    return ids.get(topic);
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
      Uuid id =
          KafkaFutures.get(admin().createTopics(List.of(request)).topicId(topic), CREATE_TIMEOUT);
      remember(topic, id);
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
      admin = KafkaClientFactory.create(adminSettings, Admin::create);
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
