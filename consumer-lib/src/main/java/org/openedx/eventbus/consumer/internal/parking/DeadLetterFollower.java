package org.openedx.eventbus.consumer.internal.parking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterReader;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterTail;
import org.openedx.eventbus.internal.DaemonThreads;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread that follows a group's dead-letter topic from its remembered positions, and reads redriven
 * dead letters.
 *
 * <p>{@link #catchUp} reports when all records have been read that the topic has at the time of the
 * call. Errors of Kafka are retried; others are reported once and end the thread.
 */
final class DeadLetterFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterFollower.class);

  /**
   * Kafka deletes commits of topics that a group does not subscribe to, after a day at the least.
   */
  private static final long REMEMBER_AGAIN_NANOS = Duration.ofHours(1).toNanos();

  private static final long MIN_RETRY_BACKOFF_MILLIS = 100;
  private static final long MAX_RETRY_BACKOFF_MILLIS = 5_000;

  private final EventBusConfig config;
  private final String group;
  private final String topic;
  private final Collection<String> sources;
  private final long refreshNanos;
  private final Parking parking;
  private final Thread thread;

  private final CatchUps catchUps;
  private final LinkedBlockingQueue<List<RedrivenEvents.Selected>> toRead =
      new LinkedBlockingQueue<>();
  private final UnresolvedPositions unresolved = new UnresolvedPositions();
  private volatile @Nullable DeadLetterTail tail;
  private volatile boolean closed;
  private @Nullable DeadLetterReader events;
  private volatile boolean refreshRequested;
  private boolean begun;
  private boolean truncated;
  private int failures;
  private long refreshDueNanos = System.nanoTime();
  private long rememberDueNanos = System.nanoTime();
  private long rememberedNanos;
  private Map<Integer, Long> remembered = Map.of();

  /**
   * Creates it without starting its thread.
   *
   * @param topic full name of the dead-letter topic
   * @param sources full names of the topics that the consumer reads
   * @param refreshInterval time between two checks of the topics' partitions, and between two
   *     commits of positions
   */
  DeadLetterFollower(
      EventBusConfig config,
      String group,
      String topic,
      Collection<String> sources,
      Duration refreshInterval,
      Parking parking) {
    this.config = config;
    this.group = group;
    this.topic = topic;
    this.catchUps = new CatchUps(topic);
    this.sources = List.copyOf(sources);
    this.refreshNanos = refreshInterval.toNanos();
    this.parking = parking;
    this.thread = DaemonThreads.single("eventbus-dead-letter-reader-" + group, this::run);
  }

  void start() {
    thread.start();
  }

  /**
   * Reports when all records have been read that the topic has now. Thread-safe.
   *
   * @param then runs on the follower's thread, after these records were passed on
   */
  void catchUp(Runnable then) {
    catchUps.add(then);
    wakeup();
  }

  /** Reads redriven dead letters and passes their events to {@link Parking}. Thread-safe. */
  void read(List<RedrivenEvents.Selected> deadLetters) {
    toRead.add(deadLetters);
    wakeup();
  }

  /** Looks up the partitions of the topics soon. Thread-safe. */
  void refreshSoon() {
    if (!refreshRequested) {
      refreshRequested = true;
      wakeup();
    }
  }

  private void wakeup() {
    DeadLetterTail opened = tail;
    if (opened != null) {
      opened.wakeup();
    }
  }

  private void run() {
    DeadLetterTail opened = null;
    try {
      opened = open();
      tail = opened;
      while (!closed) {
        step(opened);
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("Stopped reading the dead letters of group '{}'", group, e);
    } catch (RuntimeException | Error e) {
      // Errors, too: without a report, events of handlers that park would wait forever.
      if (!closed) {
        parking.failed(e);
      }
    } finally {
      var unused = Thread.interrupted(); // an interrupt would prevent an orderly close
      if (opened != null) {
        opened.close();
      }
      if (events != null) {
        events.close();
      }
    }
  }

  /** Retries while no broker's name can be resolved. */
  private DeadLetterTail open() throws InterruptedException {
    while (true) {
      try {
        return new DeadLetterTail(config, group, topic);
      } catch (RetriableException e) {
        awaitRetry(e);
      }
    }
  }

  private void awaitRetry(KafkaException failure) throws InterruptedException {
    if (failures++ == 0) {
      LOG.warn(
          "Reading the dead letters of group '{}' failed; retrying: {}",
          group,
          SafeText.describe(failure));
    }
    Thread.sleep(
        Math.min(MAX_RETRY_BACKOFF_MILLIS, MIN_RETRY_BACKOFF_MILLIS << Math.min(failures, 6)));
  }

  private void step(DeadLetterTail topicTail) throws InterruptedException {
    try {
      if (!begun) {
        topicTail.begin(!truncated);
        begun = true;
      }
      refresh(topicTail);
      if (catchUps.areNew()) {
        compare(topicTail); // positions in a former topic say nothing about the present one
        catchUps.prepare(topicTail);
      }
      readRedriven();
      ConsumerRecords<byte[], byte[]> records = topicTail.poll();
      if (!records.isEmpty()) {
        pass(records);
      }
      catchUps.report(topicTail);
      remember(topicTail);
      failures = 0;
    } catch (WakeupException e) {
      LOG.trace("Woken up by a request");
    } catch (InterruptException e) {
      throw e;
    } catch (InvalidOffsetException e) {
      truncated = true; // the remembered positions may be those that are invalid
      restart("does not have the next records any more");
    } catch (KafkaException e) {
      awaitRetry(e);
    }
  }

  private void pass(ConsumerRecords<byte[], byte[]> records) throws InterruptedException {
    List<DeadLetterRecord> read = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      DeadLetterRecord each = DeadLetterRecord.read(record, group);
      unresolved.read(each);
      read.add(each);
    }
    parking.read(read);
  }

  /** Checks for changes of the topics: recreated, expanded, or with expired records. */
  private void refresh(DeadLetterTail topicTail) {
    if (System.nanoTime() - refreshDueNanos < 0 && !refreshRequested) {
      return;
    }
    refreshRequested = false;
    compare(topicTail);
    Map<Integer, Long> starts = topicTail.logStartOffsets();
    unresolved.removeBelow(starts);
    parking.refreshed(starts, topicTail.partitionCounts(sources));
    refreshDueNanos = System.nanoTime() + refreshNanos;
  }

  /** Begins to read new partitions of the topic; all of it, if it was recreated. */
  private void compare(DeadLetterTail topicTail) {
    if (topicTail.isRecreated()) {
      restart("was recreated");
      topicTail.begin(true);
      begun = true;
    }
  }

  /** Reads the topic again. */
  private void restart(String why) {
    begun = false;
    unresolved.clear();
    remembered = Map.of();
    catchUps.restart();
    parking.restart(topic + " " + why);
  }

  private void readRedriven() {
    for (List<RedrivenEvents.Selected> each = toRead.peek(); each != null; each = toRead.peek()) {
      List<DeadLetterId> ids = each.stream().map(one -> one.deadLetter().id()).toList();
      parking.redrive(each, readerOf(ids).read(ids, RedrivenEvents.MAX_READ_BYTES));
      toRead.remove();
    }
  }

  /** Returns a reader that knows the partitions of records, which may have been added since. */
  private DeadLetterReader readerOf(List<DeadLetterId> ids) {
    DeadLetterReader opened = events;
    if (opened != null && !opened.hasPartitions(ids)) {
      events = null;
      opened.close();
      opened = null;
    }
    if (opened == null) {
      opened = new DeadLetterReader(config, topic);
      events = opened;
    }
    return opened;
  }

  /** Commits the positions of the oldest unresolved dead letters, if this member is to do it. */
  private void remember(DeadLetterTail topicTail) {
    long now = System.nanoTime();
    if (now - rememberDueNanos < 0 || !catchUps.isEmpty() || !parking.remembersPositions()) {
      return;
    }
    rememberDueNanos = now + refreshNanos;
    Map<Integer, Long> positions = unresolved.firstOr(topicTail.positions());
    if (!positions.equals(remembered) || now - rememberedNanos > REMEMBER_AGAIN_NANOS) {
      parking.commit(topicTail.remember(positions));
      remembered = positions;
      rememberedNanos = now;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
