package org.openedx.eventbus.consumer.internal.parking;

import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys.Admission;

/**
 * The unresolved dead letters of one parked key, by partition and offset of their event. An array,
 * because most keys have one or few, and no structure is smaller.
 */
final class KeyDeadLetters {
  private Entry[] entries = new Entry[1];

  /** Index of the first one in the array. */
  private int begin;

  private int size;

  /** Number of those that are not being redriven. */
  private int open;

  int size() {
    return size;
  }

  void add(DeadLetterSummary deadLetter) {
    if (find(deadLetter.id(), deadLetter) >= 0) {
      return;
    }
    Entry added = new Entry(deadLetter);
    if (begin + size == entries.length) {
      move(size + Math.max(1, size / 2));
    }
    int at = begin + firstFrom(added.partition, added.offset);
    System.arraycopy(entries, at, entries, at + 1, begin + size - at);
    entries[at] = added;
    size++;
    open++;
  }

  /** Removes the dead letter with an ID; returns whether none is left. */
  boolean remove(DeadLetterId id, DeadLetterSummary ofEvent) {
    int at = find(id, ofEvent);
    if (at >= 0) {
      open -= entry(at).redriven ? 0 : 1;
      removeAt(at);
    }
    return size == 0;
  }

  /** Removing the first one, as redriven events are handled in their order, moves no others. */
  private void removeAt(int at) {
    if (at < size / 2) {
      System.arraycopy(entries, begin, entries, begin + 1, at);
      begin++;
    } else {
      System.arraycopy(entries, begin + at + 1, entries, begin + at, size - at - 1);
    }
    size--;
    if (size <= entries.length / 2) {
      move(Math.max(1, size + size / 4)); // no removed dead letter is retained for long
    }
  }

  private void move(int capacity) {
    Entry[] moved = new Entry[capacity];
    System.arraycopy(entries, begin, moved, 0, size);
    entries = moved;
    begin = 0;
  }

  /** Removes the dead letters below an offset of their topic; returns whether none is left. */
  boolean removeBelow(int partition, long idOffset) {
    int kept = 0;
    for (int i = 0; i < size; i++) {
      Entry each = entry(i);
      if (each.idPartition == partition && each.idOffset < idOffset) {
        open -= each.redriven ? 0 : 1;
      } else {
        entries[begin + kept++] = each;
      }
    }
    size = kept;
    move(Math.max(1, size));
    return size == 0;
  }

  private Entry entry(int index) {
    return entries[begin + index];
  }

  boolean markRedriven(DeadLetterSummary deadLetter, boolean now) {
    int at = find(deadLetter.id(), deadLetter);
    if (at < 0) {
      return false;
    }
    if (entry(at).redriven != now) {
      entry(at).redriven = now;
      open += now ? -1 : 1;
    }
    return true;
  }

  /** Returns the index of the dead letter with an ID, which is of a given event; -1 if unknown. */
  private int find(DeadLetterId id, DeadLetterSummary ofEvent) {
    int partition = ofEvent.origin().partition();
    long offset = ofEvent.origin().offset();
    for (int i = firstFrom(partition, offset); i < size && entry(i).isOf(partition, offset); i++) {
      if (entry(i).idPartition == id.partition() && entry(i).idOffset == id.offset()) {
        return i;
      }
    }
    return -1;
  }

  /** Returns the index of the first dead letter of an event from a position on. */
  private int firstFrom(int partition, long offset) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) / 2;
      Entry entry = entry(middle);
      boolean before =
          entry.partition == partition ? entry.offset < offset : entry.partition < partition;
      low = before ? middle + 1 : low;
      high = before ? high : middle;
    }
    return low;
  }

  /**
   * Returns what to do with an event that was read. It is behind the dead letters of earlier
   * offsets or times, and those of other partitions that precede: the topic was expanded since.
   */
  Admission check(ConsumerRecord<byte[], byte[]> record) {
    int partition = record.partition();
    int begin = firstFrom(partition, Long.MIN_VALUE);
    int end = firstFrom(partition + 1, Long.MIN_VALUE);
    int at = firstFrom(partition, record.offset());
    boolean isBehind = at > begin;
    int openBefore = open;
    for (int i = at; i < end; i++) {
      Entry each = entry(i);
      if (each.offset == record.offset() && each.timestampMillis == record.timestamp()) {
        return Admission.SKIP; // read again after a crash; in a recreated topic the time differs
      }
      if (each.timestampMillis >= record.timestamp()) {
        openBefore -= each.redriven ? 0 : 1;
      } else {
        isBehind = true;
      }
    }
    if (begin > 0 || end < size) {
      long first = Math.min(record.timestamp(), firstMillis(partition));
      int next;
      for (int i = 0; i < size; i = next) {
        int other = entry(i).partition;
        next = firstFrom(other + 1, Long.MIN_VALUE);
        if (other == partition) {
          continue;
        }
        if (precedes(other, firstMillis(other), partition, first)) {
          isBehind = true;
        } else {
          openBefore -= openIn(i, next);
        }
      }
    }
    if (!isBehind) {
      return Admission.ADMIT;
    }
    return openBefore > 0 ? Admission.PARK : Admission.WAIT;
  }

  private int openIn(int from, int to) {
    int found = 0;
    for (int i = from; i < to; i++) {
      found += entry(i).redriven ? 0 : 1;
    }
    return found;
  }

  /**
   * Returns what to do with a redriven event. It is behind the dead letters of lower offsets and
   * those of partitions that precede: whose first event is earlier.
   *
   * @param owned returns the partition whose owner handles the events of a partition; those of one
   *     owner do not wait for each other, since they are in one key queue
   */
  Admission checkRedriven(EventOrigin origin, IntUnaryOperator owned) {
    Admission admission = Admission.ADMIT;
    int end;
    for (int i = 0; i < size; i = end) {
      int partition = entry(i).partition;
      end = firstFrom(partition + 1, Long.MIN_VALUE);
      int before = end;
      if (partition == origin.partition()) {
        before = firstFrom(partition, origin.offset());
      } else if (!precedes(
          partition, firstMillis(partition), origin.partition(), firstMillis(origin.partition()))) {
        continue;
      }
      for (int j = i; j < before; j++) {
        if (!entry(j).redriven) {
          return Admission.PARK;
        }
      }
      boolean waits =
          partition == origin.partition()
              || owned.applyAsInt(partition) != owned.applyAsInt(origin.partition());
      if (before > i && waits) {
        admission = Admission.WAIT;
      }
    }
    return admission;
  }

  /**
   * Returns whether a partition whose first event has a timestamp precedes another one. All events
   * of a key that wait for other partitions use this order, so that none waits for itself.
   */
  private static boolean precedes(int partition, long time, int other, long otherTime) {
    return time == otherTime ? partition < other : time < otherTime;
  }

  private long firstMillis(int partition) {
    long first = Long.MAX_VALUE;
    for (int i = firstFrom(partition, Long.MIN_VALUE);
        i < size && entry(i).partition == partition;
        i++) {
      first = Math.min(first, entry(i).timestampMillis);
    }
    return first;
  }

  /** An unresolved dead letter that parks its key; with numbers only, so that it is small. */
  private static final class Entry {
    final int idPartition;
    final long idOffset;

    /** Position and timestamp of the event. */
    final int partition;

    final long offset;
    final long timestampMillis;

    /** Whether its event is being redriven. */
    boolean redriven;

    Entry(DeadLetterSummary deadLetter) {
      this.idPartition = deadLetter.id().partition();
      this.idOffset = deadLetter.id().offset();
      this.partition = deadLetter.origin().partition();
      this.offset = deadLetter.origin().offset();
      this.timestampMillis = deadLetter.origin().timestampMillis();
    }

    boolean isOf(int eventPartition, long eventOffset) {
      return partition == eventPartition && offset == eventOffset;
    }
  }
}
