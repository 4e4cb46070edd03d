package org.openedx.eventbus.consumer.internal.parking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterReader;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Thread that reads a group's dead-letter topic from its beginning and follows it.
 *
 * <p>{@link #catchUp} reports when all records have been read that the topic has at the time of the
 * call. Transient errors are retried; others are reported once and end the thread.
 */
final class DeadLetterFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterFollower.class);
  private static final long SLOW_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long RETRY_BACKOFF_MILLIS = 100;

  private final EventBusConfig config;
  private final String group;
  private final String topic;
  private final Parking parking;
  private final Thread thread;

  /** Requests that the thread has not seen yet. */
  private final LinkedBlockingQueue<CatchUp> requested = new LinkedBlockingQueue<>();

  private final List<CatchUp> pending = new ArrayList<>();
  private volatile @Nullable DeadLetterReader reader;
  private volatile boolean closed;
  private boolean failing;

  /** A request to report when the topic has been read up to its current end. */
  private static final class CatchUp {
    final Runnable then;
    final long sinceNanos = System.nanoTime();
    @Nullable Map<TopicPartition, Long> ends;
    boolean reportedSlow;

    CatchUp(Runnable then) {
      this.then = then;
    }
  }

  DeadLetterFollower(EventBusConfig config, String group, String topic, Parking parking) {
    this.config = config;
    this.group = group;
    this.topic = topic;
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
    requested.add(new CatchUp(then));
    DeadLetterReader opened = reader;
    if (opened != null) {
      opened.wakeup();
    }
  }

  private void run() {
    DeadLetterReader opened = null;
    try {
      opened = open();
      reader = opened;
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
      if (opened != null) {
        var unused = Thread.interrupted(); // an interrupt would prevent an orderly close
        opened.close();
      }
    }
  }

  /** Retries while no broker's name can be resolved. */
  private DeadLetterReader open() throws InterruptedException {
    while (true) {
      try {
        return new DeadLetterReader(config, topic);
      } catch (RetriableException e) {
        reportFailure(e);
        Thread.sleep(RETRY_BACKOFF_MILLIS);
      }
    }
  }

  private void reportFailure(RetriableException failure) {
    if (!failing) {
      LOG.warn(
          "Reading the dead letters of group '{}' failed; retrying: {}", group, failure.toString());
      failing = true;
    }
  }

  private void step(DeadLetterReader topicReader) throws InterruptedException {
    try {
      prepare(topicReader);
      if (!topicReader.isAssigned()) {
        topicReader.assignAll();
      }
      ConsumerRecords<byte[], byte[]> records = topicReader.poll();
      if (!records.isEmpty()) {
        List<DeadLetterRecord> read = new ArrayList<>(records.count());
        records.forEach(each -> read.add(DeadLetterRecord.read(each, group)));
        parking.read(read);
      }
      report(topicReader);
      failing = false;
    } catch (WakeupException e) {
      LOG.trace("Woken up by a catch-up request");
    } catch (RetriableException e) {
      reportFailure(e);
      Thread.sleep(RETRY_BACKOFF_MILLIS);
    }
  }

  /** Determines the end of new requests, also of partitions that the topic has got since. */
  private void prepare(DeadLetterReader topicReader) {
    requested.drainTo(pending);
    if (pending.stream().anyMatch(each -> each.ends == null)) {
      topicReader.assignAll();
      Map<TopicPartition, Long> ends = topicReader.logEndOffsets();
      pending.stream().filter(each -> each.ends == null).forEach(each -> each.ends = ends);
    }
  }

  private void report(DeadLetterReader topicReader) {
    for (CatchUp each : List.copyOf(pending)) {
      Map<TopicPartition, Long> ends = each.ends;
      if (ends != null && topicReader.isReadTo(ends)) {
        pending.remove(each);
        each.then.run();
      } else if (!each.reportedSlow && System.nanoTime() - each.sinceNanos > SLOW_NANOS) {
        each.reportedSlow = true;
        LOG.info(
            "Still reading {} to its end; events of handlers that park wait for it. An unfinished"
                + " transaction of a killed redrive can delay it by 30 s",
            topic);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
