package org.openedx.eventbus.consumer.internal.parking;

import java.util.Arrays;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;

/**
 * The dead letters of one partition of the topic that are neither handled nor discarded nor
 * replaced, of all handlers. It determines from where the topic must be read.
 *
 * <p>Each needs 12 bytes: its offset and a hash of its event. The hash tells apart the dead letters
 * that had one ID, if the topic was recreated. Not thread-safe.
 */
final class UnresolvedDeadLetters {
  private static final int INITIAL_CAPACITY = 8;

  /** Ascending from {@code head} to {@code tail}; the complement if it is resolved. */
  private long[] offsets = new long[INITIAL_CAPACITY];

  private int[] events = new int[INITIAL_CAPACITY];
  private int head;
  private int tail;
  private int unresolved;

  /** Adds the next record of the partition. */
  void read(DeadLetterRecord record) {
    if (record instanceof DeadLetterRecord.Written written) {
      add(record.id().offset(), eventOf(DeadLetterSummary.of(written.deadLetter())));
    } else if (record instanceof DeadLetterRecord.Resolved resolved) {
      switch (resolved.resolution().kind()) {
        case HANDLED, DISCARDED ->
            resolve(resolved.deadLetter().id().offset(), eventOf(resolved.deadLetter()));
        case REDRIVEN, PARKED -> {}
      }
    }
  }

  /** Removes the dead letter at an offset, which was replaced by another one of the same event. */
  void replaced(long offset, DeadLetterSummary by) {
    resolve(offset, eventOf(by));
  }

  /** Returns a hash of the event and its handler. */
  private static int eventOf(DeadLetterSummary deadLetter) {
    return Arrays.hashCode(
        new Object[] {
          deadLetter.handler(),
          deadLetter.origin().topic(),
          deadLetter.origin().partition(),
          deadLetter.origin().offset(),
          deadLetter.origin().timestampMillis()
        });
  }

  private void add(long offset, int event) {
    if (tail > head && offset <= offset(tail - 1)) {
      return; // read again
    }
    if (tail == offsets.length) {
      makeRoom();
    }
    offsets[tail] = offset;
    events[tail++] = event;
    unresolved++;
  }

  private long offset(int at) {
    return offsets[at] < 0 ? ~offsets[at] : offsets[at];
  }

  /** Removes resolved ones, and uses larger arrays if most are not resolved. */
  private void makeRoom() {
    int capacity = unresolved > offsets.length / 2 ? 2 * offsets.length : offsets.length;
    long[] keptOffsets = new long[capacity];
    int[] keptEvents = new int[capacity];
    int kept = 0;
    for (int i = head; i < tail; i++) {
      if (offsets[i] >= 0) {
        keptOffsets[kept] = offsets[i];
        keptEvents[kept++] = events[i];
      }
    }
    offsets = keptOffsets;
    events = keptEvents;
    head = 0;
    tail = kept;
  }

  private void resolve(long offset, int event) {
    int low = head;
    int high = tail;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (offset(middle) < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low < tail && offsets[low] == offset && events[low] == event) {
      offsets[low] = ~offset;
      unresolved--;
      skipResolved();
    }
  }

  private void skipResolved() {
    while (head < tail && offsets[head] < 0) {
      head++;
    }
  }

  /** Removes those below the first offset that the partition has. */
  void removeBelow(long offset) {
    for (int i = head; i < tail && offset(i) < offset; i++) {
      if (offsets[i] >= 0) {
        offsets[i] = ~offsets[i];
        unresolved--;
      }
    }
    skipResolved();
  }

  /** Returns the offset of the oldest one, or a position if there is none. */
  long firstOr(long position) {
    return head < tail ? offsets[head] : position;
  }
}
