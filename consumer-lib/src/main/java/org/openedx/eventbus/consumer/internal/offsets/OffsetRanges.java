package org.openedx.eventbus.consumer.internal.offsets;

import java.util.Arrays;
import java.util.Objects;

/** Ascending ranges of offsets that neither touch nor overlap. Not thread-safe. */
final class OffsetRanges {
  /** First offset of each range, followed by the offset after its last one. */
  private long[] bounds = new long[8];

  private int size;

  /**
   * Appends a range; one that touches the last range extends it, and an empty one is ignored.
   *
   * @param from the first offset
   * @param to the offset after the last one
   * @throws IllegalArgumentException if the range begins before the end of the last one
   */
  void add(long from, long to) {
    if (size > 0 && from < bounds[size - 1]) {
      throw new IllegalArgumentException(
          "range starts at " + from + ", before the end of the last one");
    }
    if (to <= from) {
      return;
    }
    if (size > 0 && bounds[size - 1] == from) {
      bounds[size - 1] = to;
      return;
    }
    if (size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * size);
    }
    bounds[size++] = from;
    bounds[size++] = to;
  }

  /** Returns the number of ranges. */
  int count() {
    return size / 2;
  }

  /** Returns the first offset of a range. */
  long from(int index) {
    return bounds[2 * Objects.checkIndex(index, count())];
  }

  /** Returns the offset after the last one of a range. */
  long to(int index) {
    return bounds[2 * Objects.checkIndex(index, count()) + 1];
  }

  boolean contains(long offset) {
    int at = Arrays.binarySearch(bounds, 0, size, offset);
    // Bounds at even indexes are part of their range, those at odd ones are not. An offset between
    // two bounds is in a range if its insertion point is odd.
    return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
  }

  /** Returns how many offsets of a range are in none of these. */
  long missing(long from, long to) {
    long missing = Math.max(0, to - from);
    for (int i = 0; i < count(); i++) {
      missing -= Math.max(0, Math.min(to, to(i)) - Math.max(from, from(i)));
    }
    return missing;
  }

  /** Returns those before an offset. */
  OffsetRanges before(long offset) {
    OffsetRanges before = new OffsetRanges();
    for (int i = 0; i < count() && from(i) < offset; i++) {
      before.add(from(i), Math.min(to(i), offset));
    }
    return before;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OffsetRanges that
        && Arrays.equals(bounds, 0, size, that.bounds, 0, that.size);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(Arrays.copyOf(bounds, size));
  }

  /** Returns the ranges with inclusive bounds, for example {@code 101-102 300-300}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count(); i++) {
      text.append(i == 0 ? "" : " ").append(from(i)).append('-').append(to(i) - 1);
    }
    return text.toString();
  }
}
