package org.openedx.eventbus.consumer.deadletter;

import java.util.OptionalInt;

/** Keeps to a number of letters a second. A pause is not made up for. */
final class RateLimiter {
  private static final long SECOND = 1_000_000_000;

  private final OptionalInt perSecond;
  private final Ticker ticker;
  private long next;

  RateLimiter(OptionalInt perSecond, Ticker ticker) {
    this.perSecond = perSecond;
    this.ticker = ticker;
    this.next = ticker.nanos();
  }

  /** How many at once at the most: not more than a second's. */
  int atOnce(int most) {
    return Math.min(most, perSecond.orElse(most));
  }

  /** Waits until so many more may go. */
  void await(int count) throws InterruptedException {
    if (perSecond.isPresent()) {
      long now = ticker.nanos();
      long wait = Math.max(0, next - now);
      ticker.sleep(wait);
      next = now + wait + count * SECOND / perSecond.getAsInt();
    }
  }
}
