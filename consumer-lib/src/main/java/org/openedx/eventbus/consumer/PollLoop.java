package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the Kafka consumer and every {@link Assignment}. It never runs a handler, so
 * it is always back in {@code poll} in time.
 *
 * <p>The committed offset of a partition never passes its first record that is not done.
 */
final class PollLoop implements Runnable, ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int TURN = 100;

  private final Consumer<byte[], byte[]> kafka;
  private final Set<String> topics;
  private final Worker worker;
  private final Executor workers;
  private final Backoff backoff;
  private final RandomGenerator random;
  private final Limits limits;
  private final Duration closeTimeout;
  private final Commits commits;
  private final LinkedBlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
  private final Map<TopicPartition, Assignment> assignments = new HashMap<>();
  private volatile boolean polling;
  private volatile boolean stopping;

  PollLoop(
      Consumer<byte[], byte[]> kafka,
      Set<String> topics,
      Worker worker,
      Executor workers,
      Backoff backoff,
      RandomGenerator random,
      Limits limits,
      Duration closeTimeout) {
    this.kafka = kafka;
    this.topics = topics;
    this.worker = worker;
    this.workers = workers;
    this.backoff = backoff;
    this.random = random;
    this.limits = limits;
    this.closeTimeout = closeTimeout;
    this.commits = new Commits(kafka);
  }

  /** Asks the loop to end, from any thread. */
  void stop() {
    stopping = true;
    kafka.wakeup();
  }

  @Override
  public void run() {
    try {
      kafka.subscribe(topics, this);
      while (!stopping) {
        collectTurns();
        dispatch();
        commits.whenDue(List.copyOf(assignments.values()));
        limits.apply(kafka, assignments.values());
        poll();
      }
    } finally {
      try {
        giveUp(List.copyOf(assignments.values()));
      } finally {
        closeKafka();
      }
    }
  }

  private void poll() {
    polling = true;
    try {
      // A turn that ended before the flag was up is seen here, one that ends later wakes us.
      Duration wait = turns.isEmpty() ? POLL : Duration.ZERO;
      for (ConsumerRecord<byte[], byte[]> record : kafka.poll(wait)) {
        Assignment assignment =
            assignments.get(new TopicPartition(record.topic(), record.partition()));
        if (assignment == null) {
          throw new IllegalStateException(
              "a record of a partition that is not assigned: "
                  + record.topic()
                  + "-"
                  + record.partition());
        }
        assignment.add(new Work(record));
      }
    } catch (WakeupException e) {
      LOG.trace("Woken: a worker is done, or the consumer closes");
    } catch (org.apache.kafka.common.errors.RetriableException e) {
      LOG.warn("Reading goes on after: {}", e.getMessage());
    } finally {
      polling = false;
    }
  }

  private void dispatch() {
    long now = System.nanoTime();
    for (Assignment assignment : assignments.values()) {
      List<Work> records = assignment.take(TURN, now);
      if (!records.isEmpty()) {
        workers.execute(() -> handBack(run(assignment, records)));
      }
    }
  }

  /** A turn is handed back whatever happens, or its partition would be busy for ever. */
  private Turn run(Assignment assignment, List<Work> records) {
    try {
      return worker.run(assignment, records);
    } catch (RuntimeException | Error e) {
      LOG.error("Unforeseen at {}; its events are tried again", assignment.partition, e);
      return new Turn(assignment, List.of(), records, e);
    }
  }

  private void handBack(Turn turn) {
    turns.add(turn);
    if (polling) {
      kafka.wakeup();
    }
  }

  private void collectTurns() {
    for (Turn turn = turns.poll(); turn != null; turn = turns.poll()) {
      accept(turn);
    }
  }

  private void accept(Turn turn) {
    Assignment assignment = turn.assignment();
    if (assignments.get(assignment.partition) != assignment) {
      return; // a late one: the partition was taken away meanwhile, its new owner starts over
    }
    turn.done().forEach(assignment::done);
    assignment.turnEnded(turn.undone());
    if (turn.failure() != null) {
      Work failed = turn.undone().get(0);
      Duration wait = backoff.after(failed.attempt, random);
      failed.attempt++;
      assignment.waitUntil(System.nanoTime() + wait.toNanos());
    }
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    partitions.forEach(each -> assignments.put(each, new Assignment(each)));
    LOG.info("Reading {}", partitions);
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    giveUp(current(partitions));
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    LOG.warn("Lost {} without notice; events in hand may be handled twice", partitions);
    current(partitions).forEach(Assignment::revoke);
    partitions.forEach(assignments::remove);
  }

  private List<Assignment> current(Collection<TopicPartition> partitions) {
    return partitions.stream().filter(assignments::containsKey).map(assignments::get).toList();
  }

  /** Lets running handlers finish within the deadline, commits, and forgets the partitions. */
  private void giveUp(List<Assignment> leaving) {
    leaving.forEach(Assignment::revoke);
    long deadline = System.nanoTime() + closeTimeout.toNanos();
    while (leaving.stream().anyMatch(Assignment::busy)) {
      Turn turn = nextTurn(deadline - System.nanoTime());
      if (turn == null) {
        LOG.warn(
            "Handlers of {} did not return within {}; their events will be handled again",
            leaving.stream().filter(Assignment::busy).map(each -> each.partition).toList(),
            closeTimeout);
        break;
      }
      accept(turn);
    }
    commits.now(leaving);
    leaving.forEach(each -> assignments.remove(each.partition));
  }

  private @Nullable Turn nextTurn(long nanos) {
    try {
      return turns.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private void closeKafka() {
    try {
      kafka.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(5)));
    } catch (RuntimeException e) {
      LOG.warn("Leaving the group failed: {}", e.getMessage());
    }
  }

  @Override
  public String toString() {
    return topics.stream().sorted().collect(Collectors.joining(", "));
  }
}
