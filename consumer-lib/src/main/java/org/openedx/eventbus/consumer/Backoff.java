package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before an event is given to its handler again: twice as long each time, up to a
 * longest wait, each time a fifth more or less at random so that failures do not march in step.
 * Immutable.
 */
public final class Backoff {
  private static final double JITTER = 0.2;

  private final Duration first;
  private final Duration longest;

  private Backoff(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
  }

  /**
   * @param first the wait after the first failure, at least a millisecond
   * @param longest no wait is longer
   */
  public static Backoff exponential(Duration first, Duration longest) {
    if (first.toMillis() < 1) {
      throw new IllegalArgumentException("the first wait must be a millisecond or more: " + first);
    }
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "the longest wait " + longest + " is shorter than the first, " + first);
    }
    return new Backoff(first, longest);
  }

  /** The wait after the given attempt, the first being 1. */
  Duration after(int attempt, RandomGenerator random) {
    double millis = first.toMillis() * Math.pow(2, Math.min(attempt - 1, 40));
    double jitter = 1 + JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofMillis((long) Math.min((double) longest.toMillis(), millis * jitter));
  }
}
