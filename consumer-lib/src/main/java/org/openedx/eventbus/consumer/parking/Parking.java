package org.openedx.eventbus.consumer.parking;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.engine.Engine;
import org.openedx.eventbus.consumer.engine.ParkedKeys;
import org.openedx.eventbus.consumer.engine.Partition;

/**
 * Tells an engine which keys are parked, as its group's dead letters say. Its methods are called by
 * the engine's thread.
 */
public final class Parking implements AutoCloseable {
  /** How many batches of letters may wait for the engine's thread. */
  private static final int MOST_BATCHES = 16;

  private final ParkedKeyIndex index;
  private final Executor loop;
  private final Optional<DeadLetterFollower> follower;
  private final Semaphore room = new Semaphore(MOST_BATCHES);
  private @Nullable Engine engine;

  /**
   * @param wanted whether any handler parks; if none does, no letter is read
   * @param loop runs things on the engine's thread
   */
  public Parking(
      boolean wanted, EventBusConfig config, String group, GroupTopics topics, Executor loop) {
    this.index = new ParkedKeyIndex(topics.redrive());
    this.loop = loop;
    this.follower =
        wanted
            ? Optional.of(new DeadLetterFollower(config, group, topics.deadLetters(), new Reader()))
            : Optional.empty();
  }

  /** For the engine. */
  public ParkedKeys keys() {
    return index;
  }

  /** Begins to read; the topic of dead letters is there. */
  public void start(Engine told) {
    engine = told;
    follower.ifPresent(DeadLetterFollower::start);
  }

  /** Partitions came here: what others have written of them is waited for. */
  public void assigned(List<Partition> partitions) {
    follower.ifPresent(
        reading ->
            reading.catchUp(
                () ->
                    loop.execute(
                        () -> {
                          partitions.forEach(Partition::markDeadLettersKnown);
                          changed();
                        })));
  }

  /** This consumer has written a letter. */
  public void wrote(DeadLetter letter) {
    if (follower.isPresent()) {
      index.wrote(letter);
    }
  }

  /** This consumer has said that it handled the event of a letter. */
  public void answered(DeadLetterId letter) {
    index.answered(letter);
  }

  /** How many keys are parked, of the whole group; 0 where no handler parks. */
  public int parkedKeys() {
    return index.keys();
  }

  private void changed() {
    Engine told = engine;
    if (told != null) {
      told.recheckParkedKeys();
    }
  }

  private final class Reader implements DeadLetterFollower.Reader {
    @Override
    public void read(List<DeadLetterRecord> news) throws InterruptedException {
      room.acquire();
      loop.execute(
          () -> {
            room.release();
            news.forEach(index::read);
            changed();
          });
    }

    @Override
    public void failed(Throwable failure) {
      loop.execute(
          () -> {
            throw new IllegalStateException(
                "cannot read the group's dead letters, which define the parked keys: "
                    + failure.getMessage(),
                failure);
          });
    }
  }

  @Override
  public void close() {
    follower.ifPresent(DeadLetterFollower::close);
  }
}
