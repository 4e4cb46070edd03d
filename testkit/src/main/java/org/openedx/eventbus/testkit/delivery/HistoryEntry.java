package org.openedx.eventbus.testkit.delivery;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.SentEvent.Placement;

/** Timed entry of a delivery history, and the positions and stored events that entries refer to. */
sealed interface HistoryEntry {
  /** Returns the time of the entry, in nanoseconds of the history's clock. */
  long nanos();

  /** Returns the entries in the order of their times. */
  static <T extends HistoryEntry> List<T> sorted(List<T> entries) {
    return entries.stream().sorted(Comparator.comparingLong(HistoryEntry::nanos)).toList();
  }

  /** Partition of a topic. */
  record Partition(String topic, int number) implements Comparable<Partition> {
    public Partition {
      Objects.requireNonNull(topic, "topic");
    }

    @Override
    public int compareTo(Partition other) {
      int byTopic = topic.compareTo(other.topic);
      return byTopic != 0 ? byTopic : Integer.compare(number, other.number);
    }

    @Override
    public String toString() {
      return topic + "-" + number;
    }
  }

  /** Position of a record: its partition and offset. */
  record Position(Partition partition, long offset) implements Comparable<Position> {
    static Position of(Placement at) {
      Objects.requireNonNull(at, "at");
      return new Position(new Partition(at.topic(), at.partition()), at.offset());
    }

    @Override
    public int compareTo(Position other) {
      int byPartition = partition.compareTo(other.partition);
      return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
    }

    @Override
    public String toString() {
      return partition + "@" + offset;
    }
  }

  /** Event that a topic contains, and the handlers that must process it. */
  record StoredEvent(Position position, @Nullable String key, String id, Set<String> handlers) {
    public StoredEvent {
      Objects.requireNonNull(position, "position");
      Objects.requireNonNull(id, "id");
      handlers = Set.copyOf(handlers);
    }

    @Override
    public String toString() {
      return id + " (" + position + (key == null ? "" : ", key " + key) + ")";
    }
  }

  /** Accepted commit: an offset, and the completed offsets beyond it. */
  record Commit(
      String member, Partition partition, long offset, LongPredicate completedBeyond, long nanos)
      implements HistoryEntry {
    public Commit {
      Objects.requireNonNull(member, "member");
      Objects.requireNonNull(completedBeyond, "completedBeyond");
    }

    boolean covers(long other) {
      return other < offset || completedBeyond.test(other);
    }

    @Override
    public String toString() {
      return "commit " + offset + " of " + partition + " by " + member + " at " + nanos;
    }
  }

  /** Dead letter that was written for a handler. */
  record DeadLetter(String handler, Position position, String id, String disposition, long nanos)
      implements HistoryEntry {
    public DeadLetter {
      Objects.requireNonNull(handler, "handler");
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(disposition, "disposition");
    }

    @Override
    public String toString() {
      return disposition + " dead letter at " + nanos;
    }
  }

  /** Resolution of a dead letter: it was discarded or else redriven. */
  record Resolution(String handler, Position position, boolean discarded, long nanos)
      implements HistoryEntry {
    public Resolution {
      Objects.requireNonNull(handler, "handler");
    }
  }

  /** Deletion of all events of a partition below an offset. */
  record Deletion(Partition partition, long logStart, long nanos) implements HistoryEntry {}

  /** Loss of all events of a partition from an offset on. */
  record Truncation(Partition partition, long logEnd, long nanos) implements HistoryEntry {}

  /** Offsets that a member reported as deleted before it had read them. */
  record LossReport(String member, Partition partition, long from, long to, long nanos)
      implements HistoryEntry {
    public LossReport {
      Objects.requireNonNull(member, "member");
    }

    boolean covers(Position position) {
      return position.partition().equals(partition)
          && position.offset() >= from
          && position.offset() < to;
    }

    @Override
    public String toString() {
      return "%s reported %s@%d to %d as deleted".formatted(member, partition, from, to - 1);
    }
  }

  /** Assignment of a partition to a member, or else its loss while handlers were running. */
  record OwnershipChange(String member, Partition partition, boolean assigned, long nanos)
      implements HistoryEntry {
    public OwnershipChange {
      Objects.requireNonNull(member, "member");
    }
  }
}
