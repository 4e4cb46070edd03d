package org.openedx.eventbus.consumer.offsets;

import java.util.Arrays;

/**
 * The unfinished offsets of one partition. What may be committed is the lowest of them, whatever is
 * finished beyond it; {@link #finished()} says what that is. Memory goes with the number of
 * unfinished offsets, not with how far they lie apart. Not thread-safe.
 */
public final class OffsetTracker {
  private final CompletedOffsets restored;

  /** Ascending from {@code head} to {@code tail}; finished ones stay until there is no room. */
  private long[] offsets = new long[64];

  private boolean[] done = new boolean[64];
  private int head;
  private int tail;
  private int unfinished;
  private long end;

  /**
   * @param position where reading begins, the committed offset; negative while it is not known
   * @param restored what was finished beyond it
   */
  public OffsetTracker(long position, CompletedOffsets restored) {
    this.end = position;
    this.restored = restored;
  }

  /** Reading begins here, which was not known before. */
  public void begin(long position) {
    if (end < 0) {
      end = position;
    }
  }

  /** The offset after the last that was read. */
  public long end() {
    return end;
  }

  /**
   * A record was read. Offsets come in ascending order, with gaps where a topic is compacted.
   *
   * @return whether it is to be handled; false when it was handled before
   */
  public boolean read(long offset) {
    if (offset < end) {
      throw new IllegalArgumentException(
          "offset " + offset + " is not greater than the last one read, " + (end - 1));
    }
    end = offset + 1;
    if (restored.contains(offset)) {
      return false;
    }
    if (tail == offsets.length) {
      makeRoom();
    }
    offsets[tail] = offset;
    done[tail++] = false;
    unfinished++;
    return true;
  }

  private void makeRoom() {
    long[] into = unfinished > offsets.length / 2 ? new long[2 * offsets.length] : offsets;
    int size = 0;
    for (int i = head; i < tail; i++) {
      if (!done[i]) {
        into[size++] = offsets[i];
      }
    }
    offsets = into;
    if (done.length == into.length) {
      Arrays.fill(done, false);
    } else {
      done = new boolean[into.length];
    }
    head = 0;
    tail = size;
  }

  /** A record is handled, dead-lettered or skipped. */
  public void finish(long offset) {
    int at = Arrays.binarySearch(offsets, head, tail, offset);
    if (at < 0 || done[at]) {
      throw new IllegalArgumentException(
          "offset " + offset + " was not read, or is completed already");
    }
    done[at] = true;
    unfinished--;
    while (head < tail && done[head]) {
      head++;
    }
  }

  /** How many records were read and not finished. */
  public int unfinished() {
    return unfinished;
  }

  /** For how many offsets there is room. */
  int capacity() {
    return offsets.length;
  }

  /**
   * The lowest unfinished offset; where there is none, the one to read next. Negative while that is
   * not known.
   */
  public long committable() {
    if (head < tail) {
      return offsets[head];
    }
    long next = end;
    Ranges ranges = restored.ranges();
    for (int i = 0; i < ranges.count(); i++) {
      if (ranges.from(i) <= next && next < ranges.to(i)) {
        next = ranges.to(i);
      }
    }
    return next;
  }

  /** What is finished beyond {@link #committable()}. */
  public CompletedOffsets finished() {
    long from = committable();
    Ranges ranges = new Ranges();
    long next = from;
    for (int i = head; i < tail; i++) {
      if (!done[i]) {
        ranges.add(next, offsets[i]);
        next = offsets[i] + 1;
      }
    }
    if (head < tail) {
      ranges.add(next, end);
    }
    for (int i = 0; i < restored.ranges().count(); i++) {
      long first = Math.max(Math.max(restored.ranges().from(i), end), from);
      ranges.add(first, Math.max(first, restored.ranges().to(i)));
    }
    return ranges.count() == 0 ? CompletedOffsets.NONE : new CompletedOffsets(ranges);
  }
}
