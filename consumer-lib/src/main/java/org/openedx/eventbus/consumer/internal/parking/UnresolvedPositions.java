package org.openedx.eventbus.consumer.internal.parking;

import java.util.HashMap;
import java.util.Map;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;

/**
 * Position of the oldest unresolved dead letter in each partition of the topic, from which the
 * topic must be read. Not thread-safe.
 */
public final class UnresolvedPositions {
  private final Map<Integer, UnresolvedDeadLetters> unresolved = new HashMap<>();

  /** Adds the next record of a partition. */
  public void read(DeadLetterRecord record) {
    of(record.id().partition()).read(record);
    if (record instanceof DeadLetterRecord.Written written) {
      DeadLetterSummary by = DeadLetterSummary.of(written.deadLetter());
      written.replaced().ifPresent(id -> of(id.partition()).replaced(id.offset(), by));
    }
  }

  /** Removes those below the first offsets of the partitions. */
  public void removeBelow(Map<Integer, Long> starts) {
    starts.forEach((partition, start) -> of(partition).removeBelow(start));
  }

  /** Removes all, because the topic is read again. */
  public void clear() {
    unresolved.clear();
  }

  /**
   * Returns the position in each partition.
   *
   * @param next the positions to which the partitions were read
   */
  public Map<Integer, Long> firstOr(Map<Integer, Long> next) {
    Map<Integer, Long> positions = new HashMap<>();
    next.forEach(
        (partition, position) -> positions.put(partition, of(partition).firstOr(position)));
    return positions;
  }

  private UnresolvedDeadLetters of(int partition) {
    return unresolved.computeIfAbsent(partition, any -> new UnresolvedDeadLetters());
  }
}
