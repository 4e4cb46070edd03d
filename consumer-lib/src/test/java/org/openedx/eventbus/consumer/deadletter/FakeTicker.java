package org.openedx.eventbus.consumer.deadletter;

/** Clock that advances only in {@link #sleep} and {@link #pass}. */
final class FakeTicker implements RateLimiter.Ticker {
  // Close to an overflow, which may happen to System.nanoTime as well.
  private long now = Long.MAX_VALUE - 100;
  private final long begin = now;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void sleep(long nanos) {
    now += nanos;
  }

  /** Milliseconds since the beginning. */
  long millis() {
    return (now - begin) / 1_000_000;
  }

  void pass(long millis) {
    now += millis * 1_000_000;
  }
}
