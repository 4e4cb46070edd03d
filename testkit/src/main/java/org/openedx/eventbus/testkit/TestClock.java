package org.openedx.eventbus.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Clock that only a test moves, for example with {@code clock.advance(Duration.ofHours(1))}.
 * Thread-safe.
 */
public final class TestClock extends Clock {
  /** Default start time: {@code 2026-01-01T00:00:00Z}. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private TestClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** {@return a clock at {@link #START}, in UTC} */
  public static TestClock atStart() {
    return at(START);
  }

  /**
   * {@return a clock in UTC}
   *
   * @param instant the start time
   */
  public static TestClock at(Instant instant) {
    return new TestClock(new AtomicReference<>(requireNonNull(instant, "instant")), ZoneOffset.UTC);
  }

  /**
   * Moves the clock forward.
   *
   * @param by the time to add, for example one hour
   * @return this clock
   */
  public TestClock advance(Duration by) {
    requireNonNull(by, "by");
    now.updateAndGet(instant -> instant.plus(by));
    return this;
  }

  /**
   * Moves the clock to an earlier or later time.
   *
   * @param instant the new time
   * @return this clock
   */
  public TestClock moveTo(Instant instant) {
    now.set(requireNonNull(instant, "instant"));
    return this;
  }

  @Override
  public Instant instant() {
    return requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** Returns this clock in another zone; both move together. */
  @Override
  public Clock withZone(ZoneId zone) {
    return new TestClock(now, requireNonNull(zone, "zone"));
  }
}
