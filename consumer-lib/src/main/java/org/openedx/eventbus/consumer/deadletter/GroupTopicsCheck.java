package org.openedx.eventbus.consumer.deadletter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.openedx.eventbus.config.TopicCreation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure, before a group reads, that what it cannot handle has a place to go to: that its
 * topics are there, and large enough for whatever the topics it reads can hold.
 */
public final class GroupTopicsCheck {
  private static final Logger LOG = LoggerFactory.getLogger(GroupTopicsCheck.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final String FOR_EVER = "-1";

  /** What a letter's own headers may add to an event. */
  static final int HEADERS_ROOM = 16 * 1024;

  /** Kafka's own default for a topic's largest batch. */
  private static final int DEFAULT_MAX_BYTES = 1_048_588;

  private final EventBusConfig config;
  private final String group;
  private final GroupTopics own;
  private final Set<String> sources;

  /**
   * @param own the group's topics
   * @param sources the topics it reads
   */
  public GroupTopicsCheck(
      EventBusConfig config, String group, GroupTopics own, Collection<String> sources) {
    this.config = config;
    this.group = group;
    this.own = own;
    this.sources = Set.copyOf(sources);
  }

  /**
   * Returns when the topics are there; creates them where {@code eventbus.topics.create} allows.
   *
   * @throws ConfigurationException when they are not, or too small
   * @throws RetriableException when the broker does not answer
   */
  public void run() {
    Admin admin = GroupClients.admin(config);
    try {
      check(admin);
      new GroupActivityCheck(group, own, sources).look(admin);
    } finally {
      // A broker that does not answer is not waited for: the consumer may be closing.
      admin.close(Duration.ZERO);
    }
  }

  private void check(Admin admin) {
    Set<String> there = new HashSet<>(get(admin.listTopics().names()));
    int largest = largest(admin, there);
    List<String> problems = new ArrayList<>();
    for (String topic : List.of(own.deadLetters(), own.redrive())) {
      if (there.contains(topic)) {
        maxBytes(admin, topic)
            .flatMap(size -> tooSmall(topic, size, largest))
            .ifPresent(problems::add);
      } else if (config.topicCreation().mode() == TopicCreation.Mode.MISSING) {
        create(admin, topic, largest + HEADERS_ROOM, topic.equals(own.redrive()))
            .ifPresent(problems::add);
      } else {
        problems.add(
            "topic " + topic + " does not exist: create it, or set eventbus.topics.create=missing");
      }
    }
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
  }

  /** What is wrong with a topic that events do not fit in; says where only the largest do not. */
  private static Optional<String> tooSmall(String topic, int size, int largest) {
    int needed = largest + HEADERS_ROOM;
    if (size < largest) {
      return Optional.of(
          "topic "
              + topic
              + " has max.message.bytes="
              + size
              + ", less than the "
              + largest
              + " of a consumed topic: raise it to "
              + needed);
    }
    if (size < needed) {
      LOG.warn(
          "Topic {} accepts records of {} bytes, which is too small for events of {} bytes (the"
              + " maximum of the consumed topics) with dlq_ headers; raise its max.message.bytes to {}."
              + " Otherwise such a dead letter blocks its partition",
          topic,
          size,
          largest,
          needed);
    }
    return Optional.empty();
  }

  /** The largest record that a source can hold; those that are not there yet count as usual. */
  private int largest(Admin admin, Set<String> there) {
    int largest = DEFAULT_MAX_BYTES;
    for (String source : sources) {
      if (there.contains(source)) {
        largest = Math.max(largest, maxBytes(admin, source).orElse(0));
      }
    }
    return largest;
  }

  /** Absent where we may not look. */
  private static Optional<Integer> maxBytes(Admin admin, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try {
      @Nullable Config found = get(admin.describeConfigs(List.of(resource)).all()).get(resource);
      ConfigEntry entry = found == null ? null : found.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
      return entry == null ? Optional.empty() : Optional.of(Integer.parseInt(entry.value()));
    } catch (AuthorizationException e) {
      LOG.debug("Not authorized to describe the configuration of topic {}", topic, e);
      return Optional.empty();
    }
  }

  /**
   * @param single whether one partition will do: more of a topic that is nearly always empty would
   *     only spoil the balance of the others among the members
   * @return why the broker will not have it
   * @throws RetriableException when it may later
   */
  private Optional<String> create(Admin admin, String topic, int maxBytes, boolean single) {
    TopicCreation creation = config.topicCreation();
    Map<String, String> configs = new HashMap<>();
    // Letters wait for a human, however long that takes.
    configs.put(TopicConfig.RETENTION_MS_CONFIG, FOR_EVER);
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxBytes));
    NewTopic wanted =
        new NewTopic(
                topic,
                single ? Optional.of(1) : creation.partitions().stream().boxed().findFirst(),
                creation.replicationFactor().stream()
                    .mapToObj(factor -> (short) factor)
                    .findFirst())
            .configs(configs);
    try {
      get(admin.createTopics(List.of(wanted)).all());
      LOG.info("Created topic {}", topic);
    } catch (TopicExistsException e) {
      LOG.debug("Topic {} was created by another member", topic, e);
    } catch (InvalidReplicationFactorException e) {
      // Brokers may be missing that come back.
      throw new NotEnoughReplicasException(
          notCreated(topic) + e.getMessage() + " (eventbus.topics.replication.factor)", e);
    } catch (AuthorizationException e) {
      return Optional.of(
          notCreated(topic)
              + "this client is not authorized to create topics (eventbus.topics.create=missing):"
              + " authorize it, or create the topic with max.message.bytes="
              + maxBytes);
    } catch (InvalidConfigurationException
        | InvalidPartitionsException
        | PolicyViolationException e) {
      return Optional.of(
          notCreated(topic)
              + e.getMessage()
              + ": change eventbus.topics.*, or create the topic with max.message.bytes="
              + maxBytes);
    }
    return Optional.empty();
  }

  private static String notCreated(String topic) {
    return "topic " + topic + " does not exist and could not be created: ";
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException(
          "no response from the broker within " + TIMEOUT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new org.apache.kafka.common.errors.InterruptException(e);
    }
  }
}
