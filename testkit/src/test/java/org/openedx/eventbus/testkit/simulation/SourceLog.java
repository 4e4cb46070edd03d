package org.openedx.eventbus.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Log of one partition of the source topic. A recreated topic has other logs.
 *
 * <p>Each truncation begins a branch of the log, because the same offsets are those of other events
 * then. In the history, each branch is another partition.
 */
final class SourceLog {
  final Uuid topicId;
  final int number;
  private final List<Branch> branches = new ArrayList<>();
  private final List<LoggedEvent> events = new ArrayList<>();

  /** The first offset of each leader epoch. */
  private final TreeMap<Integer, Long> epochs = new TreeMap<>();

  private long start;
  private long end;

  /**
   * A branch of the log.
   *
   * @param partition its partition in the history
   * @param from its first offset
   */
  record Branch(int partition, long from) {}

  SourceLog(Uuid topicId, int number, int historyPartition, long start, int epoch) {
    this.topicId = topicId;
    this.number = number;
    this.start = start;
    this.end = start;
    branches.add(new Branch(historyPartition, 0));
    epochs.put(epoch, start);
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }

  int epoch() {
    return epochs.lastKey();
  }

  /** Returns the partition of new events in the history. */
  int historyPartition() {
    return branches.get(branches.size() - 1).partition();
  }

  List<Branch> branches() {
    return branches;
  }

  /** Returns the offset after the last one that a branch can have. */
  long end(Branch branch) {
    return branches.subList(branches.indexOf(branch) + 1, branches.size()).stream()
        .mapToLong(Branch::from)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  /** Returns the next offset, after a gap. */
  long next(int gap) {
    end += gap;
    return end;
  }

  void append(LoggedEvent event) {
    events.add(event);
    end = event.offset + 1;
  }

  /** Gives the log another leader, which has all of it. */
  void elect() {
    epochs.put(epoch() + 1, end);
  }

  /** Gives the log another leader, which has only what precedes an offset. */
  void truncate(long to, int historyPartition) {
    int next = epoch() + 1;
    epochs.values().removeIf(first -> first >= to);
    epochs.put(next, to);
    events.removeIf(event -> event.offset >= to);
    end = to;
    branches.add(new Branch(historyPartition, to));
  }

  /** Deletes what precedes an offset. */
  void expire(long to) {
    start = to;
    events.removeIf(event -> event.offset < to);
    Map.Entry<Integer, Long> first = null;
    while (!epochs.isEmpty() && epochs.firstEntry().getValue() <= to) {
      first = epochs.pollFirstEntry();
    }
    if (first != null) {
      epochs.put(first.getKey(), to);
    }
  }

  /** Returns the event at an offset or the first one after it; null at the end. */
  @Nullable LoggedEvent read(long offset) {
    int low = firstFrom(offset);
    return low < events.size() ? events.get(low) : null;
  }

  List<LoggedEvent> from(long offset) {
    return events.subList(firstFrom(offset), events.size());
  }

  private int firstFrom(long offset) {
    int low = 0;
    int high = events.size();
    while (low < high) {
      int middle = (low + high) / 2;
      if (events.get(middle).offset < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Returns the offset after the last event, which the group must commit; the start without one.
   */
  long committedAtLast() {
    return events.isEmpty() ? start : events.get(events.size() - 1).offset + 1;
  }

  /**
   * Compares a position with the leader epochs, as a broker does.
   *
   * @param epoch the leader epoch of the record before the position; negative if it is not known
   * @return the offset from which on the log differs; empty if it is the log of the position
   */
  Optional<Divergence> compare(long position, int epoch) {
    if (epoch < 0 || (epoch == epoch() && position <= end)) {
      return Optional.empty();
    }
    Map.Entry<Integer, Long> higher = epochs.higherEntry(epoch);
    if (epoch == epoch()) {
      return Optional.of(new Divergence(new OffsetAndMetadata(end, Optional.of(epoch), "")));
    } else if (higher == null) {
      return Optional.of(new Divergence(null));
    }
    Integer floor = epochs.floorKey(epoch);
    return higher.getValue() >= position
        ? Optional.empty()
        : Optional.of(
            new Divergence(
                new OffsetAndMetadata(
                    higher.getValue(), Optional.of(floor == null ? epoch : floor), "")));
  }

  /**
   * The log is not the one of a position.
   *
   * @param from the first offset that differs; null if it is not known
   */
  record Divergence(@Nullable OffsetAndMetadata from) {}
}
