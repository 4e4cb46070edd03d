package org.openedx.eventbus.consumer.internal.offsets;

import java.util.Arrays;

/**
 * Tracks which offsets of one partition were read and are not completed yet.
 *
 * <p>An offset is completed when its record was handled, dead-lettered or skipped. The offset to
 * commit is the lowest one that is not completed; {@link #completedOffsets} are those beyond it.
 * Memory grows with the number of uncompleted offsets, not with the distance between them. Not
 * thread-safe.
 */
public final class OffsetTracker {
  private static final int INITIAL_CAPACITY = 64;

  private CompletedOffsets restored;
  private final LeaderEpochs epochs = new LeaderEpochs();

  /** Ascending from {@code head} to {@code tail}; completed ones stay until space is needed. */
  private long[] offsets = new long[INITIAL_CAPACITY];

  private boolean[] completed = new boolean[INITIAL_CAPACITY];
  private int head;
  private int tail;
  private int uncompleted;
  private long position;

  /**
   * Creates a tracker for a newly assigned partition.
   *
   * @param position the committed offset, where reading begins; negative while it is not known
   * @param restored completed offsets beyond it, from the commit's metadata
   */
  public OffsetTracker(long position, CompletedOffsets restored) {
    this(position, LeaderEpochs.UNKNOWN, restored);
  }

  /**
   * Creates a tracker for a newly assigned partition whose commit has a leader epoch.
   *
   * @param position the committed offset, where reading begins; negative while it is not known
   * @param epoch the leader epoch of the last record before it; negative if it is not known
   * @param restored completed offsets beyond it, from the commit's metadata
   */
  public OffsetTracker(long position, int epoch, CompletedOffsets restored) {
    this.position = position;
    this.restored = restored;
    epochs.add(position - 1, Math.max(LeaderEpochs.UNKNOWN, epoch));
  }

  /** Sets the position where reading begins, if it is not known yet. */
  public void startAt(long offset) {
    if (position < 0) {
      position = offset;
    }
  }

  /** Returns the offset after the last one read; negative while it is not known. */
  public long position() {
    return position;
  }

  /**
   * Sets a higher position: no record follows before it, because a transaction ended there, the
   * topic is compacted, or retention deleted the records.
   */
  public void advance(long offset) {
    if (position >= 0) {
      position = Math.max(position, offset);
    }
  }

  /**
   * Returns the offset after those that were completed before the partition was assigned and begin
   * at the given one; the given one if it was not.
   */
  public long endOfCompleted(long offset) {
    return restored.endOfRange(offset);
  }

  /** Returns how many offsets of a range were not completed before the partition was assigned. */
  public long uncompleted(long from, long to) {
    return restored.missing(from, to);
  }

  /** Returns the leader epoch of the last record before an offset; negative if it is not known. */
  public int epochBefore(long offset) {
    return epochs.at(offset - 1);
  }

  /**
   * Adds the offset of a record that was read. Offsets ascend, with gaps where a topic is compacted
   * or a transaction ended.
   *
   * @param epoch the leader epoch of the record; negative if it has none. If it is not the one with
   *     which the offset was completed, the log lost its end since then: that offset and all later
   *     ones are not completed.
   * @return false when the offset was completed before the partition was assigned
   * @throws IllegalArgumentException if the offset is not greater than the last one
   */
  public boolean read(long offset, int epoch) {
    if (offset < position) {
      throw new IllegalArgumentException(
          "offset " + offset + " is not greater than the last one read, " + (position - 1));
    }
    position = offset + 1;
    if (!restored.isOfEpoch(offset, epoch)) {
      restored = restored.before(offset);
    }
    if (epoch != epochs.at(offset)) {
      epochs.forgetBefore(committable() - 1);
      epochs.add(offset, epoch);
    }
    if (restored.contains(offset)) {
      return false;
    }
    if (tail == offsets.length) {
      makeRoom();
    }
    offsets[tail] = offset;
    completed[tail++] = false;
    uncompleted++;
    return true;
  }

  /** Removes completed offsets, into larger arrays if most are not completed. */
  private void makeRoom() {
    long[] into = uncompleted > offsets.length / 2 ? new long[2 * offsets.length] : offsets;
    int size = 0;
    for (int i = head; i < tail; i++) {
      if (!completed[i]) {
        into[size++] = offsets[i];
      }
    }
    offsets = into;
    if (completed.length == into.length) {
      Arrays.fill(completed, false);
    } else {
      completed = new boolean[into.length];
    }
    head = 0;
    tail = size;
  }

  /**
   * Marks an offset as completed.
   *
   * @throws IllegalArgumentException if it was not read, or is completed already
   */
  public void complete(long offset) {
    int at = Arrays.binarySearch(offsets, head, tail, offset);
    if (at < 0 || completed[at]) {
      throw new IllegalArgumentException(
          "offset " + offset + " was not read, or is completed already");
    }
    completed[at] = true;
    uncompleted--;
    while (head < tail && completed[head]) {
      head++;
    }
  }

  /** Returns the number of offsets that were read and are not completed. */
  public int uncompleted() {
    return uncompleted;
  }

  /** Returns for how many offsets memory is allocated. */
  int capacity() {
    return offsets.length;
  }

  /**
   * Returns the offset to commit: the lowest one that is not completed, or the next one to read if
   * there is none. Negative while the position is not known.
   */
  public long committable() {
    if (head < tail) {
      return offsets[head];
    }
    return position; // not beyond completed offsets: whether they are of this log is not known yet
  }

  /** Returns the completed offsets beyond {@link #committable()}. */
  public CompletedOffsets completedOffsets() {
    long from = committable();
    OffsetRanges ranges = new OffsetRanges();
    long next = from;
    for (int i = head; i < tail; i++) {
      if (!completed[i]) {
        ranges.add(next, offsets[i]);
        next = offsets[i] + 1;
      }
    }
    if (head < tail) {
      ranges.add(next, position);
    }
    for (int i = 0; i < restored.ranges().count(); i++) {
      long first = Math.max(Math.max(restored.ranges().from(i), position), from);
      ranges.add(first, Math.max(first, restored.ranges().to(i)));
    }
    if (ranges.count() == 0) {
      return CompletedOffsets.NONE;
    }
    LeaderEpochs all = new LeaderEpochs();
    all.addAll(epochs, from, position);
    all.addAll(restored.epochs(), Math.max(from, position), ranges.to(ranges.count() - 1));
    return new CompletedOffsets(ranges, all);
  }
}
