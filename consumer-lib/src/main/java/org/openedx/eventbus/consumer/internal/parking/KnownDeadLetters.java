package org.openedx.eventbus.consumer.internal.parking;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Partition;

/**
 * Applies what a member learns of the group's dead-letter topic to its engine: dead letters, their
 * resolutions, and changes of the topic. Without I/O, and confined to the engine's thread.
 */
public final class KnownDeadLetters {
  private final ParkedKeyIndex index;
  private final Engine engine;

  /** What was found where a redriven dead letter had been read. */
  public enum Found {
    /** The dead letter: the engine gets its event. */
    EVENT,
    /** Nothing, because it expired. */
    NOTHING,
    /** Another one, because the topic was recreated. */
    ANOTHER,
    /** It is of no interest any more, because it was resolved in the meantime. */
    RESOLVED
  }

  /**
   * Creates it for an engine.
   *
   * @param index the index that the engine uses
   */
  public KnownDeadLetters(ParkedKeyIndex index, Engine engine) {
    this.index = index;
    this.engine = engine;
  }

  /** Takes the next records of the topic, those of each partition in their order. */
  public void read(List<DeadLetterRecord> records) {
    records.forEach(index::read);
    engine.recheckParkedKeys();
  }

  /** Marks assigned partitions, before whose assignment all dead letters are known now. */
  public void onCaughtUp(Collection<Partition> assigned) {
    assigned.forEach(each -> each.setDeadLettersKnown(true));
    engine.recheckParkedKeys();
  }

  /**
   * Takes the state of the topics.
   *
   * @param starts the first offset of each partition of the dead-letter topic
   * @param partitionCounts the numbers of partitions of the source topics
   * @return the number of unresolved dead letters that expired, whose keys are released
   */
  public int onRefreshed(Map<Integer, Long> starts, Map<String, Integer> partitionCounts) {
    index.redriven().setPartitionCounts(partitionCounts);
    int expired = 0;
    for (Map.Entry<Integer, Long> each : starts.entrySet()) {
      expired += index.removeBelow(each.getKey(), each.getValue());
    }
    if (expired > 0) {
      engine.recheckParkedKeys();
    }
    return expired;
  }

  /**
   * Forgets all dead letters, because the topic was recreated or truncated and is read again.
   *
   * @return the partitions that wait until it was read to its end
   */
  public List<Partition> restart() {
    index.clear();
    List<Partition> known =
        engine.partitions().stream().filter(Partition::areDeadLettersKnown).toList();
    known.forEach(each -> each.setDeadLettersKnown(false));
    return known; // others wait already
  }

  /**
   * Compares a redriven dead letter with the record at its position, and forgets it if that is
   * another one.
   */
  public Found find(DeadLetterSummary wanted, @Nullable DeadLetterRecord record) {
    if (!index.redriven().contains(wanted.id())) {
      return Found.RESOLVED;
    } else if (record == null) {
      return Found.NOTHING;
    } else if (record instanceof DeadLetterRecord.Written written
        && DeadLetterSummary.of(written.deadLetter()).equals(wanted)) {
      return Found.EVENT;
    }
    index.onResolved(wanted, Resolution.Kind.DISCARDED);
    return Found.ANOTHER;
  }
}
