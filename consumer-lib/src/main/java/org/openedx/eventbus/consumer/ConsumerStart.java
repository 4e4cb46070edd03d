package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.RetriableException;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopicsCheck;
import org.openedx.eventbus.consumer.internal.deadletter.KafkaClients;
import org.openedx.eventbus.consumer.internal.health.ClusterMonitor;
import org.openedx.eventbus.consumer.internal.health.Conditions;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.health.Conditions.Source;
import org.openedx.eventbus.consumer.internal.health.GroupSession;
import org.openedx.eventbus.consumer.internal.health.MembershipFence;
import org.openedx.eventbus.consumer.internal.health.MembershipFence.Session;
import org.openedx.eventbus.consumer.internal.loop.CommandQueue;
import org.openedx.eventbus.consumer.internal.loop.ReplaceableConsumer;
import org.openedx.eventbus.consumer.internal.topics.AdminTopicLookup;
import org.openedx.eventbus.consumer.internal.topics.TopicLookup;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.consumer.internal.topics.TopicWatch;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of a consumer's start that need the broker. They are retried while it is unavailable,
 * on the poll loop's thread, and health contains the reason in the meantime.
 */
final class ConsumerStart implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final long RETRY_NANOS = Duration.ofSeconds(1).toNanos();

  /** Topics are checked every minute if Kafka's client renews its metadata every 10 s. */
  private static final int CHECK_INTERVAL_FACTOR = 6;

  private static final Duration MIN_CHECK_INTERVAL = Duration.ofSeconds(1);

  private final EventBusConfig config;
  private final String group;
  private final Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> clients;
  private final CommandQueue commands;
  private final MembershipFence fence;
  private final Conditions conditions;
  private final GroupTopicsCheck topicsCheck;
  private final TopicLookup lookup;
  private final TopicWatch topicWatch;
  private final ClusterMonitor cluster;
  private volatile Supplier<Map<TopicPartition, Long>> positions = Map::of;

  /**
   * @param clients creates Kafka's consumer
   * @param sources full names of the topics that the consumer reads, without the group's own
   * @param loopThread runs commands on the poll loop's thread
   * @param topicListener gets the states of the sources after each look-up
   */
  ConsumerStart(
      EventBusConfig config,
      String group,
      Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> clients,
      Set<String> sources,
      GroupTopics groupTopics,
      CommandQueue commands,
      Executor loopThread,
      Consumer<Map<String, TopicState>> topicListener,
      MembershipFence fence,
      Conditions conditions) {
    this.config = config;
    this.group = group;
    this.clients = clients;
    this.commands = commands;
    this.fence = fence;
    this.conditions = conditions;
    this.lookup = new AdminTopicLookup(config);
    this.topicsCheck = new GroupTopicsCheck(config, group, groupTopics, sources);
    this.topicWatch =
        new TopicWatch(
            lookup,
            group,
            sources,
            ConsumerSettings.of(config).topicCheckInterval(),
            topicListener);
    Set<String> watched = new TreeSet<>(sources);
    watched.add(groupTopics.deadLetters());
    this.cluster =
        new ClusterMonitor(
            group,
            String.valueOf(config.kafka().get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)),
            checkInterval(),
            () -> KafkaClients.admin(config),
            watched,
            topicsCheck::findLosses,
            () -> CompletableFuture.supplyAsync(positions, loopThread),
            conditions);
  }

  /** Returns the look-up of topics, which this closes. */
  TopicLookup lookup() {
    return lookup;
  }

  private Duration checkInterval() {
    Duration renewed =
        KafkaClients.duration(config, group, ConsumerConfig.METADATA_MAX_AGE_CONFIG)
            .multipliedBy(CHECK_INTERVAL_FACTOR);
    return renewed.compareTo(MIN_CHECK_INTERVAL) < 0 ? MIN_CHECK_INTERVAL : renewed;
  }

  /** Returns the session of a member, as far as it is known without the broker. */
  static Session session(EventBusConfig config, String group) {
    return new Session(
        KafkaClients.duration(config, group, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        KafkaClients.duration(config, group, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG));
  }

  /**
   * Returns how long handlers may finish in a rebalance: the group removes a member that does not
   * rejoin within Kafka's {@code max.poll.interval.ms}.
   */
  static Duration maxDrainTimeout(EventBusConfig config, String group, Duration closeTimeout) {
    Duration maxPollInterval =
        KafkaClients.duration(config, group, ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
    Duration max = maxPollInterval.multipliedBy(2).dividedBy(3);
    if (closeTimeout.compareTo(max) > 0) {
      LOG.warn(
          "Group '{}': eventbus.consumer.close-timeout {} is limited to {}, two thirds of"
              + " eventbus.kafka.max.poll.interval.ms; lower the former or raise the latter",
          group,
          closeTimeout,
          max);
    }
    return max;
  }

  /**
   * Checks the settings of all clients, and opens Kafka's consumer.
   *
   * @return empty if no broker's name can be resolved at the moment
   * @throws ConfigurationException if a setting is invalid
   */
  Optional<ReplaceableConsumer> tryOpen() {
    KafkaClients.validate(config, group);
    try {
      return Optional.of(new ReplaceableConsumer(clients));
    } catch (NetworkException e) {
      failed(e);
      return Optional.empty();
    }
  }

  /**
   * Opens Kafka's consumer, and retries while no broker's name can be resolved.
   *
   * @return empty if the consumer was closed in the meantime
   */
  Optional<ReplaceableConsumer> open() {
    while (!commands.isStopped()) {
      try {
        return Optional.of(new ReplaceableConsumer(clients));
      } catch (NetworkException e) {
        failed(e);
        commands.await(RETRY_NANOS);
      }
    }
    return Optional.empty();
  }

  /**
   * Checks the group's topics.
   *
   * @throws ConfigurationException if the topics must be corrected by an operator
   * @throws RetriableException if the broker is unavailable
   */
  void checkTopics() {
    try {
      topicsCheck.run();
      if (KafkaClients.isNewStyle(config, group)) {
        readSession();
      }
      conditions.publish(Source.START, List.of());
    } catch (RetriableException e) {
      failed(e);
      throw e;
    }
  }

  private void readSession() {
    Admin admin = KafkaClients.admin(config);
    try {
      GroupSession.find(admin, group).ifPresent(fence::setSession);
    } finally {
      admin.close(Duration.ZERO);
    }
  }

  /**
   * Starts to watch the topics.
   *
   * @param readPositions see {@link ClusterMonitor}; called on the poll loop's thread
   */
  void watch(Supplier<Map<TopicPartition, Long>> readPositions) {
    positions = readPositions;
    cluster.start();
    topicWatch.start();
  }

  private void failed(RetriableException cause) {
    conditions.publish(
        Source.START,
        List.of(
            new Finding(
                Code.BROKER_UNAVAILABLE,
                "",
                "the consumer cannot start yet: " + SafeText.message(cause),
                "check the brokers and eventbus.kafka.bootstrap.servers; it is retried")));
  }

  @Override
  public void close() {
    cluster.close();
    topicWatch.close(); // with the look-up
  }
}
