package org.openedx.eventbus.handler;

import java.time.Duration;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.openedx.eventbus.internal.Durations;

/**
 * Delay between retries of an event. The delay doubles with each retry up to a maximum, and varies
 * by 20 % at random so that keys that failed together do not retry together. Immutable.
 *
 * <p>For example {@code exponential(ofMillis(200), ofMinutes(1))} waits about 200 ms, 400 ms, 800
 * ms and so on, at most one minute.
 */
public final class Backoff {
  private static final double JITTER = 0.2;

  private final Duration initial;
  private final Duration max;

  private Backoff(Duration initial, Duration max) {
    this.initial = initial;
    this.max = max;
  }

  /**
   * {@return a backoff that doubles}
   *
   * @param initial the delay before the first retry, at least one millisecond
   * @param max the longest delay
   * @throws IllegalArgumentException if {@code initial} is too short, or {@code max} shorter
   */
  public static Backoff exponential(Duration initial, Duration max) {
    Objects.requireNonNull(initial, "initial");
    Objects.requireNonNull(max, "max");
    if (initial.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("initial must be at least 1 ms: " + initial);
    }
    if (max.compareTo(initial) < 0) {
      throw new IllegalArgumentException("max " + max + " is less than initial " + initial);
    }
    return new Backoff(Durations.bounded(initial), Durations.bounded(max));
  }

  /**
   * {@return the delay before the next attempt}
   *
   * @param attempt the number of the attempt that failed, starting at 1
   * @param random the source of the jitter
   */
  public Duration delayAfter(int attempt, RandomGenerator random) {
    Objects.requireNonNull(random, "random");
    double millis = initial.toMillis() * Math.pow(2, Math.min(attempt - 1, 40));
    double jitter = 1 + JITTER * (2 * random.nextDouble() - 1);
    return Duration.ofMillis((long) Math.min((double) max.toMillis(), millis * jitter));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Backoff that && initial.equals(that.initial) && max.equals(that.max);
  }

  @Override
  public int hashCode() {
    return Objects.hash(initial, max);
  }
}
