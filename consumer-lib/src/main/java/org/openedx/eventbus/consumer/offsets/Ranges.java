package org.openedx.eventbus.consumer.offsets;

import java.util.Arrays;
import java.util.Objects;

/** Ascending ranges of offsets that neither touch nor overlap. Not thread-safe. */
final class Ranges {
  private long[] bounds = new long[8];
  private int size;

  /** Adds a range after all others; one that touches the last makes it longer. */
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

  int count() {
    return size / 2;
  }

  /** The first offset of a range. */
  long from(int index) {
    return bounds[2 * Objects.checkIndex(index, count())];
  }

  /** The offset after the last of a range. */
  long to(int index) {
    return bounds[2 * Objects.checkIndex(index, count()) + 1];
  }

  boolean contains(long offset) {
    int at = Arrays.binarySearch(bounds, 0, size, offset);
    // The insertion point is odd inside a range; a lower bound belongs to it, an upper one does
    // not.
    return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ranges that
        && Arrays.equals(bounds, 0, size, that.bounds, 0, that.size);
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (int i = 0; i < size; i++) {
      hash = 31 * hash + Long.hashCode(bounds[i]);
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count(); i++) {
      text.append(i == 0 ? "" : " ").append(from(i)).append('-').append(to(i) - 1);
    }
    return text.toString();
  }
}
