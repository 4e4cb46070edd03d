package org.openedx.eventbus.embedded;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A point in time to wait for at most. */
final class Deadline {

  private static final long POLL_MILLIS = 20;

  private final Duration duration;
  private final long end;

  private Deadline(Duration duration) {
    this.duration = duration;
    this.end = System.nanoTime() + duration.toNanos();
  }

  static Deadline in(Duration duration) {
    return new Deadline(duration);
  }

  boolean passed() {
    return System.nanoTime() - end >= 0;
  }

  Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /**
   * Polls until the condition holds.
   *
   * @return false when the deadline passed first
   * @throws EmbeddedException when the waiting thread is interrupted; its flag stays set
   */
  boolean await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (passed()) {
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

  @Override
  public String toString() {
    return duration.toSeconds() + " s";
  }
}
