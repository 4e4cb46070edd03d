package org.openedx.eventbus.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Point in time at which waiting ends. */
record Deadline(Duration timeout, long endNanos) {

  private static final long POLL_MILLIS = 20;

  static Deadline in(Duration timeout) {
    return new Deadline(timeout, System.nanoTime() + timeout.toNanos());
  }

  boolean hasPassed() {
    return System.nanoTime() - endNanos >= 0;
  }

  /** Returns how long this deadline has been running. */
  Duration elapsed() {
    return timeout.minusNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  /**
   * Polls until the condition is true.
   *
   * @return false if the deadline passed first
   * @throws EmbeddedException if the waiting thread is interrupted; its interrupt flag stays set
   */
  boolean await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (hasPassed()) {
        return false;
      }
      try {
        Thread.sleep(POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new EmbeddedException("interrupted while waiting", e);
      }
    }
    return true;
  }

  /** Returns the timeout in seconds, for messages, for example {@code 90 s}. */
  @Override
  public String toString() {
    return timeout.toSeconds() + " s";
  }
}
