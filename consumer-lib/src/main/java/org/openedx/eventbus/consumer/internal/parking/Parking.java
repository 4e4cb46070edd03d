package org.openedx.eventbus.consumer.internal.parking;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterHeaders;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterReader;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterWriter;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.handler.Router;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the {@link ParkedKeyIndex} of an engine up to date with the group's dead-letter topic, and
 * passes redriven events to the engine.
 *
 * <p>Unless documented otherwise, methods are called on the engine's thread. The topic is read on a
 * separate thread, which passes the records to the engine's thread.
 */
public final class Parking implements DeadLetterWriter.Listener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

  /** Maximum number of batches of records that wait for the engine's thread (back pressure). */
  private static final int MAX_PENDING_BATCHES = 16;

  private final String group;
  private final ParkedKeyIndex index;
  private final KnownDeadLetters known;
  private final Engine engine;
  private final Router router;
  private final DeadLetterWriter writer;
  private final Executor engineThread;
  private final Consumer<Map<TopicPartition, OffsetAndMetadata>> committer;
  private final DeadLetterFollower follower;
  private final TopicPartition firstPartition;
  private final Semaphore permits = new Semaphore(MAX_PENDING_BATCHES);

  /** Whether this member commits the positions in the dead-letter topic. */
  private volatile boolean remembersPositions;

  /**
   * Creates it without reading.
   *
   * @param topic full name of the dead-letter topic
   * @param sources full names of the topics that the consumer reads
   * @param refreshInterval time between two checks of the topics' partitions
   * @param engineThread runs commands on the engine's thread
   * @param committer commits offsets of the group, on the engine's thread
   */
  public Parking(
      EventBusConfig config,
      String group,
      String topic,
      Collection<String> sources,
      Duration refreshInterval,
      ParkedKeyIndex index,
      Engine engine,
      Router router,
      DeadLetterWriter writer,
      Executor engineThread,
      Consumer<Map<TopicPartition, OffsetAndMetadata>> committer) {
    this.group = group;
    this.index = index;
    this.known = new KnownDeadLetters(index, engine);
    this.engine = engine;
    this.router = router;
    this.writer = writer;
    this.engineThread = engineThread;
    this.committer = committer;
    this.follower = new DeadLetterFollower(config, group, topic, sources, refreshInterval, this);
    this.firstPartition = new TopicPartition(new TreeSet<>(sources).first(), 0);
  }

  /** Starts to read the dead-letter topic, which exists by now. */
  public void start() {
    follower.start();
  }

  /**
   * Reads what other members have written before partitions were assigned, and marks the partitions
   * when it is known.
   */
  public void onAssigned(Collection<Partition> partitions) {
    List<Partition> assigned = List.copyOf(partitions);
    remembersPositions = engine.partition(firstPartition) != null;
    Runnable caughtUp =
        () -> {
          known.onCaughtUp(assigned);
          readRedriven();
        };
    follower.catchUp(() -> engineThread.execute(caughtUp));
  }

  /** Lets the follower read redriven dead letters whose events the engine can take. */
  private void readRedriven() {
    if (index.redriven().awaitsPartitionCounts()) {
      follower.refreshSoon();
    }
    List<RedrivenEvents.Selected> selected = index.redriven().select(engine);
    if (!selected.isEmpty()) {
      follower.read(selected);
    }
  }

  @Override
  public Consumer<DeadLetter> onWriting(Optional<DeadLetterId> replaced) {
    ParkedKeyIndex.State before = index.state();
    return deadLetter -> {
      index.onWritten(deadLetter, replaced, before);
      readRedriven();
    };
  }

  @Override
  public Consumer<Optional<DeadLetterId>> onResolving(
      DeadLetterSummary deadLetter, Resolution.Kind kind) {
    ParkedKeyIndex.State before = index.state();
    return written -> {
      written.ifPresentOrElse(
          id -> index.onResolved(deadLetter, kind, id, before),
          () -> index.onResolved(deadLetter, kind));
      readRedriven();
    };
  }

  @Override
  public boolean isRedriven(DeadLetterId id) {
    return index.redriven().contains(id);
  }

  /** Returns the number of parked keys of the whole group; 0 if no handler parks. */
  public int parkedKeys() {
    return index.size();
  }

  /**
   * Takes the next records of the topic, those of each partition in their order. Called on the
   * follower's thread.
   */
  void read(List<DeadLetterRecord> records) throws InterruptedException {
    permits.acquire();
    engineThread.execute(
        () -> {
          permits.release();
          known.read(records);
          readRedriven();
        });
  }

  /**
   * Takes the records of selected dead letters, of which those are missing that the topic no longer
   * has. Called on the follower's thread.
   */
  void redrive(List<RedrivenEvents.Selected> selected, DeadLetterReader.Found read) {
    engineThread.execute(
        () -> {
          for (RedrivenEvents.Selected each : selected) {
            DeadLetterId id = each.deadLetter().id();
            if (read.unread().contains(id)) {
              index.redriven().postpone(each);
            } else {
              redrive(each, read.records().get(id));
            }
          }
          readRedriven();
        });
  }

  private void redrive(
      RedrivenEvents.Selected selected, @Nullable ConsumerRecord<byte[], byte[]> record) {
    DeadLetterSummary wanted = selected.deadLetter();
    DeadLetterRecord found = record == null ? null : DeadLetterRecord.read(record, group);
    switch (known.find(wanted, found)) {
      case EVENT -> {
        DeadLetter deadLetter =
            ((DeadLetterRecord.Written) Objects.requireNonNull(found)).deadLetter();
        ConsumerRecord<byte[], byte[]> event =
            DeadLetterHeaders.event(Objects.requireNonNull(record), wanted.origin());
        index.redriven().passed(wanted.id(), deadLetter.sizeBytes());
        engine.redrive(
            selected.partition(), event, router.routeRedriven(event, wanted.handler()), deadLetter);
      }
      case NOTHING -> {
        LOG.error("Dead letter {} of {} is missing in its topic", wanted.id(), wanted.origin());
        writer.discard(wanted, "the dead letter is missing in its topic");
      }
      case ANOTHER ->
          LOG.warn(
              "Redriven dead letter {} of {} is another one now", wanted.id(), wanted.origin());
      case RESOLVED -> LOG.debug("Dead letter {} was resolved meanwhile", wanted.id());
    }
  }

  /** Called on the follower's thread, with the first offset of each partition of the topic. */
  void refreshed(Map<Integer, Long> starts, Map<String, Integer> partitionCounts) {
    engineThread.execute(
        () -> {
          int expired = known.onRefreshed(starts, partitionCounts);
          if (expired > 0) {
            LOG.warn(
                "Unresolved dead letters are no longer in their topic, because of its retention:"
                    + " {}; their keys are released",
                expired);
          }
          readRedriven();
        });
  }

  /** Starts over, because the topic was recreated or truncated. Called on the follower's thread. */
  void restart(String why) {
    engineThread.execute(
        () -> {
          LOG.warn(
              "Reading the dead letters again: {}; parked keys until now: {}, redriven events: {}",
              why,
              index.size(),
              index.redriven().size());
          onAssigned(known.restart());
        });
  }

  /** Takes the error that has ended the follower, on the follower's thread. */
  void failed(Throwable failure) {
    engineThread.execute(
        () -> {
          throw new IllegalStateException(
              "cannot read the group's dead letters, which define the parked keys and redriven"
                  + " events: "
                  + SafeText.message(failure),
              failure);
        });
  }

  /** Returns whether this member commits the positions in the topic. Thread-safe. */
  boolean remembersPositions() {
    return remembersPositions;
  }

  /** Commits positions in the topic. Called on the follower's thread. */
  void commit(Map<TopicPartition, OffsetAndMetadata> positions) {
    engineThread.execute(
        () -> {
          remembersPositions = engine.partition(firstPartition) != null;
          if (remembersPositions) {
            committer.accept(positions);
          }
        });
  }

  @Override
  public void close() {
    follower.close();
  }
}
