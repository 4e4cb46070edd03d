package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedMemberEpochException;
import org.apache.kafka.common.errors.NetworkException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.handler.Router;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.positions.ReadPosition;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.ReceivedRecords;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener.SkippedDelivery;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loop of the thread that owns the Kafka consumer and the engine. It never runs a handler, so that
 * it always polls in time.
 */
public final class PollLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);
  private static final long MAX_IDLE_WAIT_NANOS = Duration.ofMillis(200).toNanos();
  private static final long START_UP_RETRY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final long MIN_BUSY_WAIT_NANOS = 50_000;
  private static final long MAX_BUSY_WAIT_NANOS = Duration.ofMillis(2).toNanos();

  /** Each poll fails at once until Kafka's client has noticed that its member was removed. */
  private static final long REMOVED_MEMBER_WAIT_NANOS = Duration.ofMillis(100).toNanos();

  private final ReplaceableConsumer kafka;
  private final Set<String> topics;
  private final Runnable startUp;
  private final CommandQueue commands;
  private final EngineDriver driver;
  private final Engine engine;
  private final PartitionAssignments assignments;
  private final Router router;
  private final OffsetCommitter committer;
  private final FetchBackpressure backpressure;
  private final HealthMonitor health;
  private final BrokerMonitor broker;
  private final ConsumerReports reports;
  private final LogChanges logChanges;
  private final PollErrors errors;
  private final Function<TopicPartition, OptionalLong> lag;
  private final Supplier<List<Finding>> reading;

  /** Whether the last poll returned records. */
  private boolean received;

  private long lastReceivedNanos = System.nanoTime();

  /**
   * Creates a loop, which closes {@code kafka} at its end.
   *
   * @param topics full names of all topics
   * @param startUp runs before the subscription, until it throws no retriable exception
   */
  public PollLoop(
      ReplaceableConsumer kafka,
      Set<String> topics,
      Runnable startUp,
      PartitionAssignments assignments,
      Router router,
      FetchBackpressure backpressure) {
    this.kafka = kafka;
    this.topics = topics;
    this.startUp = startUp;
    this.driver = assignments.driver();
    this.commands = driver.commands();
    this.engine = driver.engine();
    this.assignments = assignments;
    this.router = router;
    this.committer = assignments.committer();
    this.backpressure = backpressure;
    this.health = driver.health();
    this.broker =
        new BrokerMonitor(
            committer, assignments.positions()::describe, driver.fence(), health.conditions());
    this.reports = assignments.reports();
    this.logChanges = new LogChanges(assignments);
    this.errors = new PollErrors(assignments, logChanges);
    this.lag = partition -> kafka.get().currentLag(partition);
    this.reading = errors::find;
  }

  /**
   * Requests the end of the loop. Thread-safe.
   *
   * @param drainTimeout how long running handlers may take; has no effect on a drain in progress
   */
  public void stop(Duration drainTimeout) {
    commands.stop(drainTimeout);
    kafka.get().wakeup();
  }

  /** Runs a command on the loop's thread, soon. Thread-safe. */
  public void execute(Runnable command) {
    commands.execute(command);
    kafka.get().wakeup();
  }

  /** Commits positions of the group in its dead-letter topic, on the loop's thread. */
  public void commitDeadLetters(Map<TopicPartition, OffsetAndMetadata> offsets) {
    assignments.positions().commitDeadLetters(offsets);
  }

  /** Takes the state of all topics. Thread-safe. */
  public void onTopics(Map<String, TopicState> topics) {
    commands.execute(
        () -> {
          errors.setTopics(topics);
          logChanges.onTopics(topics);
        });
  }

  @Override
  public void run() {
    try {
      health.blockingCalls().run("to check the group's topics", this::startUp);
      kafka.get().subscribe(topics, assignments);
      while (!commands.isStopped()) {
        driver.step();
        committer.commitIfDue(engine.partitions());
        assignments.positions().known().commitIfDue();
        errors.retry();
        backpressure.apply(engine.partitions());
        broker.update(engine.partitions());
        health.update(engine, lag, reading);
        poll();
      }
    } finally {
      try {
        assignments.revokeAll();
      } finally {
        health.blockingCalls().run("to leave the group", this::closeKafka);
        health.end();
      }
    }
  }

  /** Retries while the broker is unavailable; other errors end the consumer. */
  private void startUp() {
    while (!commands.isStopped()) {
      try {
        startUp.run();
        return;
      } catch (RetriableException e) {
        LOG.warn("Start of the consumer failed; retrying: {}", SafeText.message(e));
        driver.awaitStep(START_UP_RETRY_NANOS);
      }
    }
  }

  private void poll() {
    Duration wait = Duration.ZERO;
    if (driver.isBusy()) {
      driver.stepFor(busyWaitNanos());
    } else {
      wait = Duration.ofNanos(driver.nanosUntilDue(MAX_IDLE_WAIT_NANOS));
    }
    received = false;
    ConsumerRecords<byte[], byte[]> records = ConsumerRecords.empty();
    try {
      Duration timeout = wait;
      // Also the names of brokers are looked up in a poll, which can take long.
      records = health.blockingCalls().call("to poll", () -> kafka.get().poll(timeout));
      errors.onSuccess();
    } catch (WakeupException e) {
      LOG.trace("Woken up by a command, or because the consumer closes");
    } catch (UnknownMemberIdException | FencedMemberEpochException | StaleMemberEpochException e) {
      // In new-style groups. Kafka's client reports the loss and joins again in the next polls.
      LOG.warn("Member was removed from the group; joining again: {}", SafeText.message(e));
      commands.await(REMOVED_MEMBER_WAIT_NANOS);
    } catch (KafkaException | IllegalStateException e) {
      if (!errors.handle(e)) {
        throw e;
      }
      if (errors.takeMembershipEnded()) {
        joinAgain();
      }
    }
    if (!records.isEmpty()) {
      received = true;
      lastReceivedNanos = System.nanoTime();
      receive(records);
    }
  }

  /** Joins the group with another client, because the current one may never join again. */
  private void joinAgain() {
    assignments.loseAll();
    while (!commands.isStopped()) {
      try {
        health.blockingCalls().run("to join the group again", kafka::replace);
        broker.onReplaced();
        kafka.get().subscribe(topics, assignments);
        return;
      } catch (NetworkException e) { // no broker's name can be resolved at the moment
        LOG.warn("Joining the group again failed; retrying: {}", SafeText.message(e));
        driver.awaitStep(START_UP_RETRY_NANOS);
      }
    }
  }

  /**
   * Returns how long a poll can wait while handlers are running. Each poll has a cost, which should
   * not be paid for each returned key queue. The broker's data arrives in many pieces, so the loop
   * polls at once after records were received, and less often the longer none were.
   */
  private long busyWaitNanos() {
    if (received) {
      return 0;
    }
    long silence = System.nanoTime() - lastReceivedNanos;
    return Math.max(MIN_BUSY_WAIT_NANOS, Math.min(MAX_BUSY_WAIT_NANOS, silence / 32));
  }

  private void receive(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition at : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> read = records.records(at);
      if (errors.ignores(at)) {
        continue;
      }
      Partition partition = partition(at, read.get(0).offset());
      for (ConsumerRecord<byte[], byte[]> record : read) {
        List<HandlerState> handlers = router.route(record);
        if (engine.receive(partition, record, handlers) && handlers.isEmpty()) {
          reportSkipped(record);
        }
      }
      if (reports.hasListener()) {
        ReceivedRecords event = new ReceivedRecords(at.topic(), at.partition(), read.size());
        reports.listener(each -> each.onReceived(event));
      }
    }
  }

  /** Returns the assignment of a partition; a new one if its topic was recreated or truncated. */
  private Partition partition(TopicPartition at, long offset) {
    Partition partition = engine.partition(at);
    if (partition == null) {
      throw new IllegalStateException("record of a partition that is not assigned: " + at);
    }
    if (offset < partition.position()) {
      LOG.warn(
          "Topic was recreated or truncated: {} continues at offset {} after {}",
          at,
          offset,
          partition.position());
      return assignments.restart(partition, ReadPosition.of(offset, partition.topicId()));
    }
    return partition;
  }

  private void reportSkipped(ConsumerRecord<byte[], byte[]> record) {
    if (reports.hasListener()) {
      EventName type = EventHeaders.typeOf(record.headers());
      Delivery delivery = new Delivery(record.topic(), record.partition(), record.offset(), 1);
      reports.listener(each -> each.onSkipped(new SkippedDelivery(type, delivery)));
    }
  }

  private void closeKafka() {
    try {
      kafka.get().close(CloseOptions.timeout(Duration.ofSeconds(5)));
    } catch (RuntimeException e) {
      LOG.warn("Leaving the group failed: {}", SafeText.message(e));
    }
  }

  /** Returns the topics, for messages. */
  @Override
  public String toString() {
    return String.join(", ", new TreeSet<>(topics));
  }
}
