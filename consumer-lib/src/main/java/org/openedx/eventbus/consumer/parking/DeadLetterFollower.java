package org.openedx.eventbus.consumer.parking;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.deadletter.GroupClients;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a group's topic of dead letters from its beginning, and goes on reading, on a thread of its
 * own.
 */
final class DeadLetterFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final long SLOW_NANOS = Duration.ofSeconds(5).toNanos();

  private final EventBusConfig config;
  private final String group;
  private final String topic;
  private final Reader reader;
  private final Thread thread;
  private final ConcurrentLinkedQueue<CatchUp> asked = new ConcurrentLinkedQueue<>();
  private final List<CatchUp> waiting = new ArrayList<>();
  private volatile @Nullable Consumer<byte[], byte[]> kafka;
  private volatile boolean closed;
  private boolean silent;

  /** Hears of what is read, on the follower's thread. */
  interface Reader {
    /** The next records of the topic, each partition's in their order. */
    void read(List<DeadLetterRecord> news) throws InterruptedException;

    /** It cannot go on. */
    void failed(Throwable failure);
  }

  /** Somebody wants to know when all was read that stood in the topic when they asked. */
  private static final class CatchUp {
    final Runnable then;
    final long since = System.nanoTime();
    @Nullable Map<TopicPartition, Long> ends;
    boolean told;

    CatchUp(Runnable then) {
      this.then = then;
    }
  }

  DeadLetterFollower(EventBusConfig config, String group, String topic, Reader reader) {
    this.config = config;
    this.group = group;
    this.topic = topic;
    this.reader = reader;
    this.thread = new Thread(this::run, "eventbus-letters-" + group);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /**
   * Says when all was read that stands in the topic now; from any thread.
   *
   * @param then is run on the follower's thread, after the reader was given it
   */
  void catchUp(Runnable then) {
    asked.add(new CatchUp(then));
    Consumer<byte[], byte[]> reading = kafka;
    if (reading != null) {
      reading.wakeup();
    }
  }

  private void run() {
    Consumer<byte[], byte[]> opened = null;
    try (Admin admin = GroupClients.admin(config)) {
      opened = new KafkaConsumer<>(GroupClients.reader(config));
      kafka = opened;
      while (!closed) {
        step(opened, admin);
      }
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("Stopped reading the dead letters of group '{}'", group, e);
    } catch (RuntimeException | Error e) {
      // An Error too: those who wait for letters would wait for ever, without a word.
      if (!closed) {
        reader.failed(e);
      }
    } finally {
      if (opened != null) {
        opened.close(CloseOptions.timeout(Duration.ZERO));
      }
    }
  }

  private void step(Consumer<byte[], byte[]> reading, Admin admin) throws InterruptedException {
    try {
      prepare(reading, admin);
      if (reading.assignment().isEmpty()) {
        assign(reading);
      }
      ConsumerRecords<byte[], byte[]> records = reading.poll(POLL);
      if (!records.isEmpty()) {
        List<DeadLetterRecord> news = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> each : records) {
          news.add(DeadLetterRecord.of(each, group));
        }
        reader.read(news);
      }
      answer(reading);
      silent = false;
    } catch (WakeupException e) {
      LOG.trace("Woken up by a catch-up request");
    } catch (RetriableException e) {
      if (!silent) {
        LOG.warn(
            "Reading the dead letters of group '{}' failed; retrying: {}", group, e.toString());
        silent = true;
      }
    }
  }

  /** Those who ask want what is there now; the topic may have got partitions meanwhile. */
  private void prepare(Consumer<byte[], byte[]> reading, Admin admin) throws InterruptedException {
    for (CatchUp each = asked.poll(); each != null; each = asked.poll()) {
      waiting.add(each);
    }
    if (waiting.stream().anyMatch(each -> each.ends == null)) {
      assign(reading);
      Map<TopicPartition, Long> ends = ends(admin, List.copyOf(reading.assignment()));
      waiting.stream().filter(each -> each.ends == null).forEach(each -> each.ends = ends);
    }
  }

  private void assign(Consumer<byte[], byte[]> reading) {
    reading.assign(
        reading.partitionsFor(topic, TIMEOUT).stream()
            .map(each -> new TopicPartition(topic, each.partition()))
            .toList());
  }

  /**
   * The very ends: what others have written stands behind a transaction that is open, where one who
   * reads what is committed does not see it yet.
   */
  private static Map<TopicPartition, Long> ends(Admin admin, List<TopicPartition> partitions)
      throws InterruptedException {
    try {
      return admin
          .listOffsets(
              partitions.stream()
                  .collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())),
              new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
          .all()
          .get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
          .entrySet()
          .stream()
          .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().offset()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof KafkaException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (java.util.concurrent.TimeoutException e) {
      throw new TimeoutException(
          "no response from the broker within " + TIMEOUT.toSeconds() + " s", e);
    }
  }

  private void answer(Consumer<byte[], byte[]> reading) {
    for (CatchUp each : List.copyOf(waiting)) {
      Map<TopicPartition, Long> ends = each.ends;
      if (ends != null
          && ends.entrySet().stream()
              .allMatch(end -> reading.position(end.getKey(), TIMEOUT) >= end.getValue())) {
        waiting.remove(each);
        each.then.run();
      } else if (!each.told && System.nanoTime() - each.since > SLOW_NANOS) {
        each.told = true;
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
