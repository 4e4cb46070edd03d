package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Measures for how long records have been waiting without any being written. Thread-safe. */
final class WriteDelay {
  private final AtomicInteger pending = new AtomicInteger();

  /** When the last record was written, or the first one came. */
  private volatile long progressNanos;

  /** Counts a record to be written. */
  void begin() {
    if (pending.getAndIncrement() == 0) {
      progressNanos = System.nanoTime();
    }
  }

  /** Counts a record that was written, or whose write has failed. */
  void end() {
    pending.decrementAndGet();
    progressNanos = System.nanoTime();
  }

  /** Returns the time since the last progress; zero if no record waits. */
  Duration get() {
    long since = progressNanos;
    return pending.get() == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
  }
}
