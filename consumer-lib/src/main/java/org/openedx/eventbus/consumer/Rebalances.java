package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes partitions over from other members and gives them up. Called by Kafka on the poll loop's
 * thread.
 */
final class Rebalances implements ConsumerRebalanceListener {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(50).toNanos();

  private final Engine engine;
  private final Ownership ownership;
  private final Commits commits;
  private final Workers workers;
  private final Supplier<Duration> drainTimeout;
  private final Runnable work;
  private final BooleanSupplier stopping;
  private final Inbox<Runnable> inbox;
  private final ConsumerListener listener;

  /**
   * @param work takes in what workers hand back, so that partitions that stay go on meanwhile
   * @param stopping whether the consumer ends, and need not know any more what was committed
   */
  Rebalances(
      Engine engine,
      Ownership ownership,
      Commits commits,
      Workers workers,
      Supplier<Duration> drainTimeout,
      Runnable work,
      BooleanSupplier stopping,
      Inbox<Runnable> inbox,
      ConsumerListener listener) {
    this.engine = engine;
    this.ownership = ownership;
    this.commits = commits;
    this.workers = workers;
    this.drainTimeout = drainTimeout;
    this.work = work;
    this.stopping = stopping;
    this.inbox = inbox;
    this.listener = listener;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    tell(partitions, listener::assigned);
    ownership.take(partitions, committed(partitions));
    LOG.info("Reading {}", partitions);
  }

  /**
   * Asks until the broker says it: without its word all that was finished beyond the committed
   * offset would be handled again, and a redriven event could be passed over. Nothing can be read
   * meanwhile anyway, since Kafka's client needs the same answer to know where it begins.
   */
  private Map<TopicPartition, OffsetAndMetadata> committed(Collection<TopicPartition> partitions) {
    while (!stopping.getAsBoolean()) {
      try {
        return commits.read(partitions);
      } catch (RetriableException e) {
        LOG.warn(
            "What is handled already of {} is not known yet, the broker is asked again: {}",
            partitions,
            e.getMessage());
        work.run();
      } catch (KafkaException e) {
        // No longer a member, or not allowed to be one: the next poll ends it.
        LOG.warn("What is handled already of {} is not known: {}", partitions, e.getMessage());
        return Map.of();
      }
    }
    return Map.of();
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    giveUp(current(partitions));
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    LOG.warn("Lost {} without notice; events in hand may be handled twice", partitions);
    List<Partition> lost = current(partitions);
    lost.forEach(engine::forget);
    workers.interrupt(task -> task.isRevoked());
    tell(partitions, listener::lost);
  }

  /**
   * A topic that was made anew, or cut off at its end, begins again at a lower offset. What is in
   * hand of it is of its former life: two of a key must not be with a handler at once.
   */
  Partition beginAnew(Partition before, long offset) {
    TopicPartition at = before.topicPartition();
    onPartitionsLost(List.of(at));
    tell(List.of(at), listener::assigned);
    return ownership.takeAnew(at, offset);
  }

  private List<Partition> current(Collection<TopicPartition> partitions) {
    return partitions.stream().map(engine::partition).filter(Objects::nonNull).toList();
  }

  /** Lets running handlers finish within the deadline, commits, and forgets the partitions. */
  void giveUp(List<Partition> leaving) {
    leaving.forEach(engine::revoke);
    workers.handBackHalted(); // they need no thread to be given up
    Duration patience = drainTimeout.get();
    long deadline = System.nanoTime() + patience.toNanos();
    work.run();
    while (leaving.stream().anyMatch(Partition::isBusy)) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        LOG.warn(
            "Handlers of {} did not return within {}; they are interrupted, and their events will"
                + " be handled again",
            leaving.stream().filter(Partition::isBusy).toList(),
            patience);
        break;
      }
      inbox.await(Math.min(left, LOOK_AGAIN_NANOS));
      work.run();
    }
    commits.now(leaving);
    leaving.forEach(engine::forget);
    workers.interrupt(task -> task.isRevoked());
    if (!leaving.isEmpty()) {
      LOG.info("Gave up {}", leaving);
    }
    tell(topicPartitions(leaving, Partition::isBusy), listener::lost);
    tell(topicPartitions(leaving, each -> !each.isBusy()), listener::revoked);
  }

  private static List<TopicPartition> topicPartitions(
      List<Partition> partitions, Predicate<Partition> which) {
    return partitions.stream().filter(which).map(Partition::topicPartition).toList();
  }

  private static void tell(
      Collection<TopicPartition> partitions, BiConsumer<String, Integer> what) {
    for (TopicPartition each : partitions) {
      Quietly.tell(() -> what.accept(each.topic(), each.partition()));
    }
  }
}
