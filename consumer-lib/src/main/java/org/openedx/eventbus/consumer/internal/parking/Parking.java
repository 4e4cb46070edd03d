package org.openedx.eventbus.consumer.internal.parking;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterWriter;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Partition;

/**
 * Keeps the {@link ParkedKeyIndex} of an engine up to date with the group's dead-letter topic.
 *
 * <p>All methods are called on the engine's thread. The topic is read on a separate thread, which
 * passes the records to the engine's thread.
 */
public final class Parking implements DeadLetterWriter.Listener, AutoCloseable {
  /** Maximum number of batches of records that wait for the engine's thread (back pressure). */
  private static final int MAX_PENDING_BATCHES = 16;

  private final ParkedKeyIndex index;
  private final Engine engine;
  private final Executor engineThread;
  private final @Nullable DeadLetterFollower follower;
  private final Semaphore permits = new Semaphore(MAX_PENDING_BATCHES);

  /**
   * Creates it without reading.
   *
   * @param index the parked keys of the engine
   * @param enabled whether any handler parks; if none does, the topic is not read
   * @param engineThread runs commands on the engine's thread
   */
  public Parking(
      boolean enabled,
      EventBusConfig config,
      String group,
      GroupTopics topics,
      ParkedKeyIndex index,
      Engine engine,
      Executor engineThread) {
    this.index = index;
    this.engine = engine;
    this.engineThread = engineThread;
    this.follower =
        enabled ? new DeadLetterFollower(config, group, topics.deadLetters(), this) : null;
  }

  /** Starts to read the dead-letter topic, which exists by now. */
  public void start() {
    if (follower != null) {
      follower.start();
    }
  }

  /**
   * Reads what other members have written before partitions were assigned, and marks the partitions
   * when it is known.
   */
  public void onAssigned(List<Partition> partitions) {
    if (follower != null) {
      Runnable known =
          () -> {
            partitions.forEach(Partition::markDeadLettersKnown);
            engine.recheckParkedKeys();
          };
      follower.catchUp(() -> engineThread.execute(known));
    }
  }

  @Override
  public void onWritten(DeadLetter deadLetter) {
    if (follower != null) {
      index.onWritten(deadLetter);
    }
  }

  @Override
  public void onHandled(DeadLetterId id) {
    index.onHandled(id);
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
          records.forEach(index::read);
          engine.recheckParkedKeys();
        });
  }

  /** Takes the error that has ended the follower, on the follower's thread. */
  void failed(Throwable failure) {
    engineThread.execute(
        () -> {
          throw new IllegalStateException(
              "cannot read the group's dead letters, which define the parked keys: "
                  + failure.getMessage(),
              failure);
        });
  }

  @Override
  public void close() {
    if (follower != null) {
      follower.close();
    }
  }
}
