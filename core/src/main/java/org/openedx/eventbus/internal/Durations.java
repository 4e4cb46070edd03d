package org.openedx.eventbus.internal;

import java.time.Duration;

/** Bounds durations, so that arithmetic in nanoseconds cannot overflow. */
public final class Durations {
  /** Longest duration that is distinguished from forever: two of them fit into a long. */
  public static final Duration FOREVER = Duration.ofDays(100 * 365);

  private Durations() {}

  /**
   * Returns a duration of at most 100 years, positive or negative. Kafka and others write "forever"
   * as the largest long in milliseconds, which does not fit into nanoseconds.
   */
  public static Duration bounded(Duration duration) {
    if (duration.isNegative()) {
      return duration.compareTo(FOREVER.negated()) < 0 ? FOREVER.negated() : duration;
    }
    return duration.compareTo(FOREVER) > 0 ? FOREVER : duration;
  }
}
