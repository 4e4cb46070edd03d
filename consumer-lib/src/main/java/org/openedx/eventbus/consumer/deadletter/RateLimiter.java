package org.openedx.eventbus.consumer.deadletter;

import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Rate limiter without bursts: unused permits do not accumulate. Not thread-safe. */
final class RateLimiter {
  private static final long SECOND_NANOS = 1_000_000_000;

  private final OptionalInt perSecond;
  private final Ticker ticker;
  private long nextNanos;

  /** Monotonic clock and the means to wait, which tests replace. */
  interface Ticker {
    Ticker SYSTEM = new Ticker() {};

    /** Returns the time since an arbitrary origin. */
    default long nanos() {
      return System.nanoTime();
    }

    /** Waits; returns at once if the time is not positive. */
    default void sleep(long nanos) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(nanos);
    }
  }

  /**
   * Creates a rate limiter.
   *
   * @param perSecond permits per second; unlimited when empty
   */
  RateLimiter(OptionalInt perSecond, Ticker ticker) {
    this.perSecond = perSecond;
    this.ticker = ticker;
    this.nextNanos = ticker.nanos();
  }

  /** Returns the size of a batch: at most the permits of one second. */
  int batchSize(int maximum) {
    return Math.min(maximum, perSecond.orElse(maximum));
  }

  /** Waits until the permits of earlier calls have been used up, and acquires new ones. */
  void acquire(int permits) throws InterruptedException {
    if (perSecond.isPresent()) {
      long now = ticker.nanos();
      long wait = Math.max(0, nextNanos - now);
      ticker.sleep(wait);
      nextNanos = now + wait + permits * SECOND_NANOS / perSecond.getAsInt();
    }
  }
}
