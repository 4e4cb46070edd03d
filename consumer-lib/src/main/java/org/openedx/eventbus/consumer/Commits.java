package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.settings.StartPosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the group how far each partition is done, and what is done beyond that. Used by the poll
 * loop's thread alone.
 */
final class Commits {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /** Handlers go on meanwhile, and what they hand back waits. */
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);

  private final Consumer<byte[], byte[]> kafka;
  private final long interval;
  private final String redriveTopic;
  private final StartPosition start;
  private final BrokerWait brokerWait;
  private final Map<TopicPartition, OffsetAndMetadata> known = new HashMap<>();
  private long due;

  /**
   * @param redriveTopic what is in it was promised to be handled, whatever the group begins with
   * @param start where the group begins in the others; Kafka's client sees to all but a time
   */
  Commits(
      Consumer<byte[], byte[]> kafka,
      Duration interval,
      String redriveTopic,
      StartPosition start,
      BrokerWait brokerWait) {
    this.kafka = kafka;
    this.start = start;
    this.redriveTopic = redriveTopic;
    this.brokerWait = brokerWait;
    this.interval = interval.toNanos();
    this.due = System.nanoTime() + this.interval;
  }

  /**
   * What was committed of partitions that are ours now; those without a commit are missing. What
   * was redriven while the group had no place, or was forgotten, is read from its beginning, and
   * other partitions from the time that the group is to begin at, if any.
   *
   * @throws KafkaException when the broker does not say; one that is retriable after two seconds
   */
  Map<TopicPartition, OffsetAndMetadata> read(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> committed =
        new HashMap<>(ask(() -> kafka.committed(Set.copyOf(partitions), READ_TIMEOUT)));
    committed.values().removeIf(each -> each == null);
    known.putAll(committed);
    List<TopicPartition> redriven = new ArrayList<>();
    List<TopicPartition> fresh = new ArrayList<>();
    partitions.stream()
        .filter(each -> !committed.containsKey(each))
        .forEach(each -> (each.topic().equals(redriveTopic) ? redriven : fresh).add(each));
    if (!redriven.isEmpty()) {
      kafka.seekToBeginning(redriven); // of an empty list it takes all
    }
    start.time().ifPresent(time -> seek(fresh, time.toEpochMilli()));
    return committed;
  }

  private void seek(List<TopicPartition> partitions, long time) {
    if (partitions.isEmpty()) {
      return;
    }
    // The ends come first, or what is written between the two answers would be passed over.
    Map<TopicPartition, Long> ends = ask(() -> kafka.endOffsets(partitions, READ_TIMEOUT));
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(each -> times.put(each, time));
    Map<TopicPartition, OffsetAndTimestamp> found =
        ask(() -> kafka.offsetsForTimes(times, READ_TIMEOUT));
    for (TopicPartition each : partitions) {
      @Nullable OffsetAndTimestamp first = found.get(each);
      kafka.seek(each, first == null ? Objects.requireNonNull(ends.get(each)) : first.offset());
    }
  }

  private <T> T ask(Supplier<T> question) {
    while (true) {
      try {
        return brokerWait.ask("to say where reading begins", question);
      } catch (WakeupException e) {
        LOG.trace("Woken: somebody wants the loop, which looks when it is back"); // used up now
      }
    }
  }

  /** Every interval, without waiting. A commit that fails is made up for by the next. */
  void whenDue(Collection<Partition> partitions) {
    long now = System.nanoTime();
    if (now - due < 0) {
      return;
    }
    due = now + interval;
    partitions.stream().filter(each -> each.committable() < 0).forEach(this::begin);
    Map<TopicPartition, OffsetAndMetadata> offsets = news(partitions);
    if (!offsets.isEmpty()) {
      known.putAll(offsets);
      kafka.commitAsync(
          offsets,
          (mayBeNull, failure) -> { // of new-style groups it is, when the commit failed
            if (failure != null) {
              offsets.forEach(known::remove);
              LOG.warn(
                  "Committing {} failed and is tried again: {}",
                  offsets.keySet(),
                  failure.toString());
            }
          });
    }
  }

  /**
   * Fixes where an idle partition is read from, although nothing was handled: a group that begins
   * at the latest event would otherwise begin anew, later, after each restart.
   */
  private void begin(Partition partition) {
    try {
      partition.startAt(kafka.position(partition.topicPartition(), Duration.ZERO));
    } catch (KafkaException e) {
      // Too soon, or what the next poll says too. A wake-up may end here; nothing is lost by it.
      LOG.trace("{} has no position yet", partition, e);
    }
  }

  /** At once, and waits: for partitions that are about to be another's. */
  void now(Collection<Partition> partitions) {
    // All of them, news or not: what was sent before may not have arrived.
    known.keySet().removeAll(partitions.stream().map(Partition::topicPartition).toList());
    Map<TopicPartition, OffsetAndMetadata> offsets = news(partitions);
    boolean again = !offsets.isEmpty();
    while (again) {
      again = false;
      try {
        brokerWait.during("to take a commit", () -> kafka.commitSync(offsets, TIMEOUT));
      } catch (WakeupException e) {
        again = true; // used up now
      } catch (KafkaException e) {
        LOG.warn("Committing {} failed; these events may be handled twice", offsets.keySet(), e);
      }
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> news(Collection<Partition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (Partition each : partitions) {
      long committable = each.committable();
      if (committable >= 0) {
        CompletedOffsets finished = each.completedOffsets();
        each.setMetadataFull(!finished.fits(committable));
        OffsetAndMetadata offset = new OffsetAndMetadata(committable, finished.encode(committable));
        if (!offset.equals(known.get(each.topicPartition()))) {
          offsets.put(each.topicPartition(), offset);
        }
      }
    }
    return offsets;
  }
}
