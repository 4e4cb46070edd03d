package org.openedx.eventbus.producer;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
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
import org.openedx.eventbus.config.TopicCreation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that topics exist before the producer asks for them: a producer's own question would
 * let many a broker create them, with whatever defaults it has. Thread-safe.
 */
final class Topics {
  private static final Logger LOG = LoggerFactory.getLogger(Topics.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(15);

  private final Map<String, Object> adminSettings;
  private final TopicCreation creation;
  private @Nullable Admin admin;
  private boolean closed;

  Topics(Map<String, Object> adminSettings, TopicCreation creation) {
    this.adminSettings = adminSettings;
    this.creation = creation;
  }

  /**
   * Returns when the topic is there.
   *
   * @throws TransientEventBusException when it is not, or the broker does not answer
   */
  void ensure(String topic) {
    try {
      get(admin().describeTopics(List.of(topic)).allTopicNames());
    } catch (UnknownTopicOrPartitionException e) {
      create(topic, e);
    } catch (AuthorizationException e) {
      LOG.debug("May not look at topic {}; sending will tell whether it is there", topic, e);
    }
  }

  private void create(String topic, UnknownTopicOrPartitionException missing) {
    if (creation.mode() != TopicCreation.Mode.MISSING) {
      throw new TransientEventBusException(
          "topic " + topic + " does not exist: create it, or set eventbus.topics.create=missing",
          missing);
    }
    Map<String, String> configs = new HashMap<>();
    creation
        .retention()
        .ifPresent(
            keep -> configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(keep.toMillis())));
    NewTopic request = new NewTopic(topic, partitions(), replicationFactor()).configs(configs);
    try {
      get(admin().createTopics(List.of(request)).all());
      LOG.info("Created topic {}", topic);
    } catch (TopicExistsException e) {
      LOG.debug("Topic {} was created by someone else meanwhile", topic, e);
    } catch (InvalidReplicationFactorException e) {
      // Brokers may be missing that come back.
      throw new TransientEventBusException(
          notCreated(topic) + e.getMessage() + " (eventbus.topics.replication-factor)", e);
    } catch (AuthorizationException e) {
      throw new SendFailedException(
          notCreated(topic) + "this client may not (eventbus.topics.create=missing)", e);
    } catch (InvalidConfigurationException
        | InvalidPartitionsException
        | PolicyViolationException e) {
      throw new SendFailedException(notCreated(topic) + e.getMessage() + " (eventbus.topics.*)", e);
    }
  }

  private static String notCreated(String topic) {
    return "topic " + topic + " does not exist and could not be created: ";
  }

  private Optional<Integer> partitions() {
    OptionalInt count = creation.partitions();
    return count.isPresent() ? Optional.of(count.getAsInt()) : Optional.empty();
  }

  private Optional<Short> replicationFactor() {
    OptionalInt factor = creation.replicationFactor();
    return factor.isPresent() ? Optional.of((short) factor.getAsInt()) : Optional.empty();
  }

  /** Waits, and throws Kafka's own exception instead of the wrapper. */
  private static void get(KafkaFuture<?> future) {
    try {
      future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new SendFailedException("the broker refused: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new TransientEventBusException("the broker did not answer within " + TIMEOUT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientEventBusException("interrupted while waiting for the broker", e);
    }
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
