package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.internal.KafkaFutures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Check when a consumer starts: that the group's own topics exist, and accept records as large as
 * those of the topics that it reads. Creates them if it is configured to.
 *
 * <p>Also warns if other members of the group read other topics, see {@link GroupActivityCheck}.
 *
 * @param sources full names of the topics that the consumer reads, without the group's own
 */
public record GroupTopicsCheck(
    EventBusConfig config, String group, GroupTopics groupTopics, Set<String> sources) {
  private static final Logger LOG = LoggerFactory.getLogger(GroupTopicsCheck.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String UNLIMITED = "-1";

  /** Size that the headers of a dead letter may add to an event. */
  private static final int HEADERS_BYTES = 16 * 1024;

  /** Kafka's default of {@code max.message.bytes}. */
  private static final int DEFAULT_MAX_BYTES = 1_048_588;

  /**
   * Returns when the topics exist; creates them if {@code eventbus.topics.create} is {@code
   * missing}.
   *
   * @throws ConfigurationException if a topic does not exist and is not created, or is too small
   * @throws RetriableException if the broker is unavailable
   */
  public void run() {
    Admin admin = KafkaClients.admin(config);
    try {
      check(admin);
      Set<String> topics = new HashSet<>(sources);
      topics.add(groupTopics.redrive());
      new GroupActivityCheck(group, topics).run(admin);
    } finally {
      // Without a timeout: the broker may be unavailable, and the consumer may be closing.
      admin.close(Duration.ZERO);
    }
  }

  private void check(Admin admin) {
    Set<String> existing = new HashSet<>(await(admin.listTopics().names()));
    int maxSourceBytes = maxSourceBytes(admin, existing);
    List<String> problems = new ArrayList<>();
    for (String topic : List.of(groupTopics.deadLetters(), groupTopics.redrive())) {
      if (existing.contains(topic)) {
        maxBytes(admin, topic)
            .flatMap(maxBytes -> checkSize(topic, maxBytes, maxSourceBytes))
            .ifPresent(problems::add);
      } else if (config.topicCreation().mode() == EventBusConfig.TopicCreation.Mode.MISSING) {
        create(admin, topic, maxSourceBytes + HEADERS_BYTES).ifPresent(problems::add);
      } else {
        problems.add(
            "topic " + topic + " does not exist: create it, or set eventbus.topics.create=missing");
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** Returns an error if events do not fit; warns if they only do not fit with their headers. */
  private static Optional<String> checkSize(String topic, int maxBytes, int maxSourceBytes) {
    int needed = maxSourceBytes + HEADERS_BYTES;
    if (maxBytes < maxSourceBytes) {
      return Optional.of(
          "topic %s has max.message.bytes=%s, less than the %s of a consumed topic: raise it to %s"
              .formatted(topic, maxBytes, maxSourceBytes, needed));
    }
    if (maxBytes < needed) {
      LOG.warn(
          "Topic {} accepts records of {} bytes, which is too small for events of {} bytes (the"
              + " maximum of the consumed topics) with dlq_ headers; raise its max.message.bytes to"
              + " {}. Otherwise such a dead letter blocks its partition",
          topic,
          maxBytes,
          maxSourceBytes,
          needed);
    }
    return Optional.empty();
  }

  /** Returns the largest record of the sources; assumes the default for those not created yet. */
  private int maxSourceBytes(Admin admin, Set<String> existing) {
    return sources.stream()
        .filter(existing::contains)
        .mapToInt(source -> maxBytes(admin, source).orElse(0))
        .reduce(DEFAULT_MAX_BYTES, Math::max);
  }

  /** Returns a topic's {@code max.message.bytes}; empty if this client is not authorized. */
  private static Optional<Integer> maxBytes(Admin admin, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      @Nullable Config found = await(admin.describeConfigs(List.of(resource)).all()).get(resource);
      ConfigEntry entry = found == null ? null : found.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
      return entry == null ? Optional.empty() : Optional.of(Integer.parseInt(entry.value()));
    } catch (AuthorizationException e) {
      LOG.debug("Not authorized to describe the configuration of topic {}", topic, e);
      return Optional.empty();
    }
  }

  /**
   * Creates a topic.
   *
   * @return an error if the broker rejects it permanently
   * @throws RetriableException if the broker rejects it for now, or is unavailable
   */
  private Optional<String> create(Admin admin, String topic, int maxBytes) {
    EventBusConfig.TopicCreation creation = config.topicCreation();
    String notCreated = "topic " + topic + " does not exist and could not be created: ";
    String manually = ", or create the topic with max.message.bytes=" + maxBytes;
    // The redrive topic is nearly always empty: more than one partition of it would only unbalance
    // the assignment of the other topics' partitions.
    Optional<Integer> partitions =
        topic.equals(groupTopics.redrive())
            ? Optional.of(1)
            : creation.partitions().stream().boxed().findFirst();
    Optional<Short> replicas =
        creation.replicationFactor().stream().mapToObj(factor -> (short) factor).findFirst();
    // Dead letters wait for an operator, however long that takes.
    Map<String, String> configs =
        Map.of(
            TopicConfig.RETENTION_MS_CONFIG,
            UNLIMITED,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            Integer.toString(maxBytes));
    NewTopic wanted = new NewTopic(topic, partitions, replicas).configs(configs);
    try {
      await(admin.createTopics(List.of(wanted)).all());
      LOG.info("Created topic {}", topic);
    } catch (TopicExistsException e) {
      LOG.debug("Topic {} was created by another member", topic, e);
    } catch (InvalidReplicationFactorException e) {
      // Transient if brokers are down.
      throw new NotEnoughReplicasException(
          notCreated + e.getMessage() + " (eventbus.topics.replication-factor)", e);
    } catch (AuthorizationException e) {
      return Optional.of(
          notCreated
              + "this client is not authorized to create topics (eventbus.topics.create=missing):"
              + " authorize it"
              + manually);
    } catch (InvalidConfigurationException
        | InvalidPartitionsException
        | PolicyViolationException e) {
      return Optional.of(notCreated + e.getMessage() + ": change eventbus.topics.*" + manually);
    }
    return Optional.empty();
  }

  private static <T> T await(KafkaFuture<T> future) {
    return KafkaFutures.get(future, TIMEOUT);
  }
}
