package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterTopicRules.Loss;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.internal.KafkaFutures;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Check when a consumer starts: that the group's dead-letter topic exists, accepts records as large
 * as those of the topics that it reads, and keeps dead letters. Creates it if it is configured to.
 *
 * <p>Also warns if other members of the group read other topics, see {@link GroupActivityCheck}.
 *
 * @param sources full names of the topics that the consumer reads, without the group's own
 */
public record GroupTopicsCheck(
    EventBusConfig config, String group, GroupTopics groupTopics, Set<String> sources) {
  private static final Logger LOG = LoggerFactory.getLogger(GroupTopicsCheck.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Size that the headers of a dead letter may add to an event. */
  private static final int HEADERS_BYTES = 16 * 1024;

  /**
   * Returns when the topic exists; creates it if {@code eventbus.topics.create} is {@code missing}.
   *
   * @throws ConfigurationException if the topic does not exist and is not created, is too small, or
   *     loses dead letters
   * @throws RetriableException if the broker is unavailable
   */
  public void run() {
    Admin admin = KafkaClients.admin(config);
    try {
      check(admin);
      new GroupActivityCheck(group, sources).run(admin);
    } finally {
      // Without a timeout: the broker may be unavailable, and the consumer may be closing.
      admin.close(Duration.ZERO);
    }
  }

  private void check(Admin admin) {
    Set<String> existing = new HashSet<>(await(admin.listTopics().names()));
    int maxSourceBytes =
        TopicConfigs.maxBytes(admin, sources.stream().filter(existing::contains).toList());
    List<String> problems = new ArrayList<>();
    String topic = groupTopics.deadLetters();
    if (existing.contains(topic)) {
      Optional<Map<String, String>> found = TopicConfigs.find(admin, topic);
      found
          .flatMap(TopicConfigs::maxBytes)
          .flatMap(maxBytes -> checkSize(topic, maxBytes, maxSourceBytes))
          .ifPresent(problems::add);
      checkDeadLetterTopic(found).ifPresent(problems::add);
    } else if (config.topicCreation().mode() == EventBusConfig.TopicCreation.Mode.MISSING) {
      create(admin, topic, maxSourceBytes + HEADERS_BYTES).ifPresent(problems::add);
    } else {
      problems.add(
          "topic " + topic + " does not exist: create it, or set eventbus.topics.create=missing");
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** Returns an error if the topic loses dead letters; warns if it may reject some. */
  private Optional<String> checkDeadLetterTopic(Optional<Map<String, String>> found) {
    if (found.isEmpty()) {
      LOG.info(
          "Not authorized to describe the configuration of topic {}; cannot check that it keeps"
              + " dead letters",
          groupTopics.deadLetters());
      return Optional.empty();
    }
    rules().findRejections(found.get()).forEach(warning -> LOG.warn("Check at start: {}", warning));
    return rules().findLosses(found.get()).map(Loss::toString);
  }

  /**
   * Checks the dead-letter topic while the consumer is running.
   *
   * @return problems, and the commands that repair them; none if dead letters are kept
   */
  public Map<String, String> findLosses(Admin admin) {
    return TopicConfigs.find(admin, groupTopics.deadLetters())
        .flatMap(rules()::findLosses)
        .map(loss -> Map.of(loss.text(), loss.repair()))
        .orElse(Map.of());
  }

  private DeadLetterTopicRules rules() {
    return new DeadLetterTopicRules(
        groupTopics.deadLetters(),
        ConsumerSettings.of(config).minDeadLetterRetention(),
        String.valueOf(config.kafka().get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)));
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

  /**
   * Creates a topic.
   *
   * @return an error if the broker rejects it permanently
   * @throws RetriableException if the broker rejects it for now, or is unavailable
   */
  private Optional<String> create(Admin admin, String topic, int maxBytes) {
    EventBusConfig.TopicCreation creation = config.topicCreation();
    String notCreated = "topic " + topic + " does not exist and could not be created: ";
    Optional<Integer> partitions = creation.partitions().stream().boxed().findFirst();
    Optional<Short> replicas =
        creation.replicationFactor().stream().mapToObj(factor -> (short) factor).findFirst();
    Map<String, String> configs = rules().forCreation(maxBytes);
    String manually =
        ", or create the topic with "
            + configs.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(","));
    NewTopic wanted = new NewTopic(topic, partitions, replicas).configs(configs);
    try {
      await(admin.createTopics(List.of(wanted)).all());
      LOG.info("Created topic {}", topic);
    } catch (TopicExistsException e) {
      LOG.debug("Topic {} was created by another member", topic, e);
    } catch (InvalidReplicationFactorException e) {
      // Transient if brokers are down.
      throw new NotEnoughReplicasException(
          notCreated + SafeText.message(e) + " (eventbus.topics.replication-factor)", e);
    } catch (AuthorizationException e) {
      return Optional.of(
          notCreated
              + "this client is not authorized to create topics (eventbus.topics.create=missing):"
              + " authorize it"
              + manually);
    } catch (InvalidConfigurationException
        | InvalidPartitionsException
        | PolicyViolationException e) {
      return Optional.of(
          notCreated + SafeText.message(e) + ": change eventbus.topics.*" + manually);
    }
    return Optional.empty();
  }

  private static <T> T await(KafkaFuture<T> future) {
    return KafkaFutures.get(future, TIMEOUT);
  }
}
