package org.openedx.eventbus.consumer.internal.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.health.Conditions.Source;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.internal.DaemonThreads;
import org.openedx.eventbus.internal.KafkaFutures;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread that checks a consumer's topics periodically: whether they exist, are accessible and have
 * leaders, whether the dead-letter topic keeps dead letters, and whether a transaction keeps events
 * from being read. Publishes what it finds; never ends a consumer.
 */
public final class ClusterMonitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterMonitor.class);

  /** Upper limit of the interval while there is something to be cleared or confirmed. */
  private static final Duration MAX_SHORT_INTERVAL = Duration.ofSeconds(5);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration CLOSE_TIMEOUT = Duration.ZERO;

  private final Duration interval;
  private final Supplier<Admin> clients;
  private final Collection<String> topics;
  private final DeadLetterTopic deadLetterTopic;
  private final Supplier<CompletableFuture<Map<TopicPartition, Long>>> positions;
  private final Conditions conditions;
  private final OpenTransactions transactions;
  private final Thread thread;
  private List<Finding> found = List.of();
  private @Nullable Admin admin;
  private boolean started;
  private volatile boolean closed;

  /** The check of a group's dead-letter topic. */
  public interface DeadLetterTopic {
    /** Returns problems, and the commands that repair them; none if dead letters are kept. */
    Map<String, String> findLosses(Admin admin);
  }

  /**
   * Creates it without starting its thread.
   *
   * @param interval the interval of the checks
   * @param clients creates the admin client; retried if it fails
   * @param topics full names of the topics
   * @param positions requests the positions of partitions whose committed records were all read
   */
  public ClusterMonitor(
      String group,
      String bootstrapServers,
      Duration interval,
      Supplier<Admin> clients,
      Collection<String> topics,
      DeadLetterTopic deadLetterTopic,
      Supplier<CompletableFuture<Map<TopicPartition, Long>>> positions,
      Conditions conditions) {
    this.interval = interval;
    this.clients = clients;
    this.topics = List.copyOf(topics);
    this.deadLetterTopic = deadLetterTopic;
    this.positions = positions;
    this.conditions = conditions;
    this.transactions = new OpenTransactions(bootstrapServers);
    this.thread = DaemonThreads.single("eventbus-cluster-" + group, this::run);
  }

  /** Starts the thread; called once the group's topics exist. */
  public void start() {
    started = true;
    thread.start();
  }

  private void run() {
    try {
      while (!closed) {
        check();
        boolean soon =
            (!found.isEmpty() || transactions.isSuspicious())
                && interval.compareTo(MAX_SHORT_INTERVAL) > 0;
        Thread.sleep((soon ? MAX_SHORT_INTERVAL : interval).toMillis());
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("Stopped checking topics", e);
    } finally {
      if (admin != null) {
        admin.close(CLOSE_TIMEOUT);
      }
    }
  }

  private void check() throws InterruptedException {
    try {
      Admin client = admin;
      if (client == null) {
        client = clients.get();
        admin = client;
      }
      List<Finding> now = new ArrayList<>(checkTopics(client));
      deadLetterTopic
          .findLosses(client)
          .forEach(
              (text, action) -> now.add(new Finding(Code.DEAD_LETTERS_AT_RISK, "", text, action)));
      now.addAll(checkTransactions(client));
      found = List.copyOf(now);
    } catch (InterruptException e) {
      throw e;
    } catch (RetriableException e) {
      List<Finding> now = new ArrayList<>(found);
      now.remove(BrokerConnection.UNAVAILABLE);
      now.add(BrokerConnection.UNAVAILABLE);
      found = List.copyOf(now); // the others are unknown, so they last
    } catch (RuntimeException e) { // a fault of a check must not end it
      LOG.warn("Check of the topics failed; repeating it: {}", SafeText.describe(e));
    }
    conditions.publish(Source.CLUSTER, found);
  }

  private List<Finding> checkTopics(Admin client) {
    List<Finding> problems = new ArrayList<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> each :
        client.describeTopics(topics).topicNameValues().entrySet()) {
      String topic = each.getKey();
      try {
        List<String> leaderless =
            KafkaFutures.get(each.getValue(), TIMEOUT).partitions().stream()
                .filter(ClusterMonitor::hasNoLeader)
                .map(partition -> topic + "-" + partition.partition())
                .toList();
        leaderless.forEach(partition -> problems.add(withoutLeader(partition)));
      } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
        problems.add(
            new Finding(
                Code.TOPIC_MISSING,
                topic,
                "topic " + topic + " does not exist",
                "create it, or correct eventbus.topic.prefix; it is read once it exists"));
      } catch (AuthorizationException e) {
        problems.add(
            new Finding(
                Code.NOT_AUTHORIZED,
                topic,
                "not authorized to access topic " + topic,
                "grant this client the permissions DESCRIBE and READ, and WRITE if it is the"
                    + " dead-letter topic"));
      }
    }
    return problems;
  }

  private static boolean hasNoLeader(TopicPartitionInfo partition) {
    return partition.leader() == null || partition.leader().isEmpty();
  }

  private static Finding withoutLeader(String partition) {
    return new Finding(
        Code.BROKER_UNAVAILABLE,
        partition,
        "partition " + partition + " has no leader",
        "start the brokers that have its replicas");
  }

  private List<Finding> checkTransactions(Admin client) throws InterruptedException {
    Map<TopicPartition, Long> read = readPositions();
    if (read.isEmpty()) {
      return List.of();
    }
    Map<TopicPartition, OffsetSpec> latest =
        read.keySet().stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
    ListOffsetsOptions uncommitted = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
    Map<TopicPartition, Long> ends = new HashMap<>();
    try {
      KafkaFutures.get(client.listOffsets(latest, uncommitted).all(), TIMEOUT)
          .forEach((partition, end) -> ends.put(partition, end.offset()));
    } catch (RetriableException e) { // for example while a partition has no leader
      LOG.debug("The ends of {} are not known at the moment", read.keySet(), e);
    } catch (KafkaException e) {
      LOG.debug("The ends of {} are not accessible", read.keySet(), e);
    }
    return transactions.check(read, ends);
  }

  private Map<TopicPartition, Long> readPositions() throws InterruptedException {
    try {
      return new LinkedHashMap<>(positions.get().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Positions are not known at the moment", e);
      return Map.of();
    }
  }

  @Override
  public void close() {
    closed = true;
    if (started) {
      thread.interrupt();
    }
  }
}
