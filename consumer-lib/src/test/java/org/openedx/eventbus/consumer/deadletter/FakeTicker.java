package org.openedx.eventbus.consumer.deadletter;

/** Time that passes only where somebody waits for it or says so. */
final class FakeTicker implements Ticker {
  // Close to where it turns negative, which a clock of the system may do as well.
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
