package org.openedx.eventbus.consumer.internal.offsets;

import java.util.Arrays;

/**
 * Leader epochs of the records of a partition, as the offsets at which they change. An offset whose
 * record has another epoch than before belongs to another log: the first one lost its end. Not
 * thread-safe.
 */
final class LeaderEpochs {
  /** Epoch of a record in an old format, or of an offset before the first record. */
  static final int UNKNOWN = -1;

  /** More changes are not written, so that the metadata of a commit has space for its offsets. */
  static final int MAX_ENCODED = 16;

  private long[] offsets = new long[2];
  private int[] epochs = new int[2];
  private int size;

  /** Adds the epoch of a record; offsets ascend. */
  void add(long offset, int epoch) {
    if (epoch == (size == 0 ? UNKNOWN : epochs[size - 1])) {
      return;
    }
    if (size == offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * size);
      epochs = Arrays.copyOf(epochs, 2 * size);
    }
    offsets[size] = offset;
    epochs[size++] = epoch;
  }

  /** Adds those of a range of another log's part that follows this one. */
  void addAll(LeaderEpochs other, long from, long to) {
    if (from < to) {
      add(from, other.at(from));
      for (int i = 0; i < other.size; i++) {
        if (other.offsets[i] > from && other.offsets[i] < to) {
          add(other.offsets[i], other.epochs[i]);
        }
      }
    }
  }

  /** Returns the epoch of the last record at or before an offset. */
  int at(long offset) {
    int index = Arrays.binarySearch(offsets, 0, size, offset);
    int last = index >= 0 ? index : -index - 2;
    return last < 0 ? UNKNOWN : epochs[last];
  }

  /** Forgets what is needed only for offsets before the given one. */
  void forgetBefore(long offset) {
    int first = 0;
    while (first + 1 < size && offsets[first + 1] <= offset) {
      first++;
    }
    if (first > 0) {
      System.arraycopy(offsets, first, offsets, 0, size - first);
      System.arraycopy(epochs, first, epochs, 0, size - first);
      size -= first;
    }
  }

  /** Returns the offset of the first change that {@link #encode} omits; the maximum if none is. */
  long encodedTo() {
    return size > MAX_ENCODED ? offsets[MAX_ENCODED] : Long.MAX_VALUE;
  }

  /** Returns a text such as {@code 5,6@120}: epoch 5, and 6 from the 120th offset on. */
  String encode(long base) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(size, MAX_ENCODED); i++) {
      text.append(i == 0 ? "" : ",").append(epochs[i]);
      if (offsets[i] != base) {
        text.append('@').append(offsets[i] - base);
      }
    }
    return text.toString();
  }

  /**
   * Decodes a text of {@link #encode}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static LeaderEpochs decode(long base, String text) {
    LeaderEpochs decoded = new LeaderEpochs();
    int start = 0;
    while (start < text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      int at = text.indexOf('@', start);
      boolean hasOffset = at >= 0 && at < end;
      long offset = hasOffset ? Long.parseLong(text.substring(at + 1, end)) : 0;
      if (offset < 0 || (decoded.size > 0 && base + offset <= decoded.offsets[decoded.size - 1])) {
        throw new IllegalArgumentException("leader epochs do not ascend: " + text);
      }
      decoded.add(
          Math.addExact(base, offset),
          Integer.parseInt(text.substring(start, hasOffset ? at : end)));
      start = end + 1;
    }
    return decoded;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LeaderEpochs that
        && Arrays.equals(offsets, 0, size, that.offsets, 0, that.size)
        && Arrays.equals(epochs, 0, size, that.epochs, 0, that.size);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Arrays.copyOf(offsets, size));
  }

  @Override
  public String toString() {
    return encode(0);
  }
}
