package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedMemberEpochException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.WakeupException;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.KeyQueue;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.handler.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the Kafka consumer and the engine. It never runs a handler, so it is always
 * back in {@code poll} in time.
 */
final class PollLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(200).toNanos();

  private static final long START_UP_WAIT_NANOS = Duration.ofSeconds(1).toNanos();

  private static final long SHORTEST_BUSY_WAIT_NANOS = 50_000;
  private static final long LONGEST_BUSY_WAIT_NANOS = Duration.ofMillis(2).toNanos();

  /** Until a member that was given up has noticed, each poll fails at once. */
  private static final long GIVEN_UP_WAIT_NANOS = Duration.ofMillis(100).toNanos();

  private final Consumer<byte[], byte[]> kafka;
  private final Runnable startUpCheck;
  private final Set<String> topics;
  private final Engine engine;
  private final Parking parking;
  private final Router router;
  private final Workers workers;
  private final DeadLetterWriter letters;
  private final ConsumerListener listener;
  private final Limits limits;
  private final Commits commits;
  private final Rebalances rebalances;
  private final Inbox<Runnable> inbox;
  private final Vitals vitals;
  private final BrokerWait brokerWait;
  private final Pauses pauses;
  private volatile Duration drainTimeout;

  /** Whether the broker had something when it was asked last. */
  private boolean fed;

  private long lastFed = System.nanoTime();

  private volatile boolean stopping;

  PollLoop(Parts parts) {
    this.kafka = parts.kafka();
    this.startUpCheck = parts.startUpCheck();
    this.topics = parts.topics();
    this.engine = parts.engine();
    this.parking = parts.parking();
    this.router = parts.router();
    this.workers = parts.workers();
    this.letters = parts.letters();
    this.listener = parts.listener();
    this.limits = parts.limits();
    this.commits = parts.commits();
    this.inbox = parts.inbox();
    this.vitals = parts.vitals();
    this.brokerWait = vitals.brokerWait();
    this.pauses = parts.pauses();
    this.drainTimeout = parts.drainTimeout();
    this.rebalances =
        new Rebalances(
            engine,
            parts.ownership(),
            commits,
            workers,
            () -> drainTimeout,
            this::work,
            () -> stopping,
            inbox,
            listener);
  }

  /** What the loop is put together from. */
  record Parts(
      Consumer<byte[], byte[]> kafka,
      Runnable startUpCheck,
      Set<String> topics,
      Engine engine,
      Ownership ownership,
      Parking parking,
      Router router,
      Workers workers,
      DeadLetterWriter letters,
      ConsumerListener listener,
      Limits limits,
      Commits commits,
      Duration drainTimeout,
      Inbox<Runnable> inbox,
      Vitals vitals,
      Pauses pauses) {}

  /**
   * Asks the loop to end, from any thread.
   *
   * @param drain how long running handlers may take; what is under way already is not changed by it
   */
  void stop(Duration drain) {
    drainTimeout = drain;
    stopping = true;
    kafka.wakeup();
    inbox.add(() -> {});
  }

  /** Stops or goes on reading and handling, from any thread. */
  void pause(Pauses.By who, boolean paused) {
    tell(() -> pauses.all(who, paused));
  }

  /** Stops or goes on giving events to a handler, from any thread. */
  void pause(HandlerState receiver, Pauses.By who, boolean paused) {
    tell(() -> pauses.one(receiver, who, paused));
  }

  private void tell(Runnable command) {
    inbox.add(command);
    kafka.wakeup();
  }

  @Override
  public void run() {
    try {
      brokerWait.during("to show the group's topics", this::startUp);
      parking.start(engine);
      kafka.subscribe(topics, rebalances);
      while (!stopping) {
        work();
        commits.whenDue(engine.partitions());
        limits.apply(kafka, engine.partitions(), pauses.isEverything());
        vitals.look(engine, parking.parkedKeys(), kafka::currentLag);
        poll();
      }
    } finally {
      try {
        rebalances.giveUp(List.copyOf(engine.partitions()));
      } finally {
        brokerWait.during("to let the member leave its group", this::closeKafka);
        vitals.end();
      }
    }
  }

  /** What is wrong ends the consumer; a broker that is away is waited for. */
  private void startUp() {
    while (!stopping) {
      try {
        startUpCheck.run();
        return;
      } catch (RetriableException e) {
        LOG.warn("Not reading yet, the broker is asked again: {}", e.getMessage());
        work();
        inbox.await(START_UP_WAIT_NANOS);
      }
    }
  }

  /** Takes in what others have done, and gives them what is to be done next. */
  private void work() {
    for (Runnable news = inbox.poll(); news != null; news = inbox.poll()) {
      news.run();
    }
    vitals.beat();
    long now = System.nanoTime();
    engine.tick(now);
    for (KeyQueue lane = engine.take(now); lane != null; lane = engine.take(now)) {
      workers.submit(lane);
    }
    for (Task letter = engine.pollWrite(); letter != null; letter = engine.pollWrite()) {
      letters.write(letter);
    }
  }

  private void poll() {
    Duration wait = Duration.ZERO;
    if (isBusy()) {
      workFor(busyWait());
    } else if (inbox.isEmpty()) {
      // While nothing may be begun, nothing is due.
      long due = pauses.isEverything() ? Long.MAX_VALUE : engine.nextDueNanos();
      long untilDue = due == Long.MAX_VALUE ? due : Math.max(0, due - System.nanoTime());
      wait = Duration.ofNanos(Math.min(LONGEST_WAIT_NANOS, untilDue));
    }
    fed = false;
    try {
      ConsumerRecords<byte[], byte[]> records = kafka.poll(wait);
      if (!records.isEmpty()) {
        fed = true;
        lastFed = System.nanoTime();
        receive(records);
      }
    } catch (WakeupException e) {
      LOG.trace("Woken: there is a command, or the consumer closes");
    } catch (RetriableException e) {
      LOG.warn("Reading goes on after: {}", e.getMessage());
    } catch (UnknownMemberIdException | FencedMemberEpochException | StaleMemberEpochException e) {
      // In new-style groups. Kafka tells of the loss, and joins anew, within polls to come.
      LOG.warn("The group has given this member up, which joins again: {}", e.getMessage());
      inbox.await(GIVEN_UP_WAIT_NANOS);
    }
  }

  private boolean isBusy() {
    for (Partition each : engine.partitions()) {
      if (each.isBusy()) {
        return true;
      }
    }
    return false;
  }

  /**
   * How long the broker may wait while there is news from handlers. What it sends comes in many
   * pieces, each of which is read when it is looked for; the longer it is silent, the less often.
   */
  private long busyWait() {
    if (fed) {
      return 0;
    }
    long silent = System.nanoTime() - lastFed;
    return Math.max(SHORTEST_BUSY_WAIT_NANOS, Math.min(LONGEST_BUSY_WAIT_NANOS, silent / 32));
  }

  /** Each look at the broker has its price, and need not be paid for each lane handed back. */
  private void workFor(long nanos) {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && isBusy() && !stopping; left = end - System.nanoTime()) {
      inbox.await(left);
      work();
    }
  }

  private void receive(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition topicPartition : records.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> read = records.records(topicPartition);
      Partition partition = partition(topicPartition, read.get(0).offset());
      for (ConsumerRecord<byte[], byte[]> record : read) {
        List<HandlerState> wanted = router.route(record);
        if (engine.receive(partition, record, wanted) && wanted.isEmpty()) {
          skipped(record);
        }
      }
      if (listener != ConsumerListener.NONE) {
        Quietly.tell(
            () ->
                listener.received(topicPartition.topic(), topicPartition.partition(), read.size()));
      }
    }
  }

  /** A topic that was made anew, or cut off at its end, begins again at lower offsets. */
  private Partition partition(TopicPartition topicPartition, long offset) {
    Partition partition = engine.partition(topicPartition);
    if (partition == null) {
      throw new IllegalStateException(
          "a record of a partition that is not assigned: " + topicPartition);
    }
    if (offset < partition.position()) {
      LOG.warn(
          "{} goes back from offset {} to {}: the topic was made anew, or has lost events",
          topicPartition,
          partition.position(),
          offset);
      return rebalances.beginAnew(partition, offset);
    }
    return partition;
  }

  private void skipped(ConsumerRecord<byte[], byte[]> record) {
    if (listener != ConsumerListener.NONE) {
      EventName type = EventHeaders.typeOf(record.headers());
      Delivery delivery = new Delivery(record.topic(), record.partition(), record.offset(), 1);
      Quietly.tell(() -> listener.skipped(type, delivery));
    }
  }

  private void closeKafka() {
    try {
      kafka.close(CloseOptions.timeout(Duration.ofSeconds(5)));
    } catch (RuntimeException e) {
      LOG.warn("Leaving the group failed: {}", e.getMessage());
    }
  }

  @Override
  public String toString() {
    return topics.stream().sorted().collect(Collectors.joining(", "));
  }
}
