package org.openedx.eventbus.consumer.internal.engine;

/**
 * Last outcomes of the distinct keys that a handler has processed recently: of a limited number of
 * keys, and of none that came before the window. The oldest key is dropped first.
 *
 * <p>Allocates nothing after its creation. While all keys succeed, only a sample of them is
 * recorded, so that a success costs two comparisons.
 */
final class RecentOutcomes {
  private final int[] keys;
  private final boolean[] failed;
  private final long[] sinceNanos;
  private final long windowNanos;

  /** Index of the oldest key. */
  private int first;

  private int size;
  private int failures;

  RecentOutcomes(int maxKeys, long windowNanos) {
    this.keys = new int[maxKeys];
    this.failed = new boolean[maxKeys];
    this.sinceNanos = new long[maxKeys];
    this.windowNanos = windowNanos;
  }

  /** Records that the handler processed an event of a key. */
  void recordSuccess(int key, long nowNanos) {
    boolean isSampled =
        failures == 0
            && size == keys.length
            && nowNanos - sinceNanos[last()] < windowNanos / keys.length;
    if (!isSampled) {
      record(key, false, true, nowNanos);
    }
  }

  /**
   * Records that the handler failed for an event of a key.
   *
   * @param firstAttempt whether the event had not failed before; otherwise the key is not recorded
   *     again, so that retries that are due together do not displace the keys that succeeded
   */
  void recordFailure(int key, boolean firstAttempt, long nowNanos) {
    record(key, true, firstAttempt, nowNanos);
  }

  private void record(int key, boolean fails, boolean add, long nowNanos) {
    while (size > 0 && nowNanos - sinceNanos[first] > windowNanos) {
      dropFirst();
    }
    for (int i = 0, at = first; i < size; i++, at = next(at)) {
      if (keys[at] == key) {
        failures += (fails ? 1 : 0) - (failed[at] ? 1 : 0);
        failed[at] = fails;
        return;
      }
    }
    if (add) {
      if (size == keys.length) {
        dropFirst();
      }
      size++;
      int at = last();
      keys[at] = key;
      failed[at] = fails;
      sinceNanos[at] = nowNanos;
      failures += fails ? 1 : 0;
    }
  }

  private void dropFirst() {
    failures -= failed[first] ? 1 : 0;
    first = next(first);
    size--;
  }

  private int next(int index) {
    return index + 1 == keys.length ? 0 : index + 1;
  }

  private int last() {
    int index = first + size - 1;
    return index < keys.length ? index : index - keys.length;
  }

  /** Returns the number of keys whose last event failed. */
  int failures() {
    return failures;
  }

  /** Returns the number of keys. */
  int size() {
    return size;
  }

  void clear() {
    first = 0;
    size = 0;
    failures = 0;
  }
}
