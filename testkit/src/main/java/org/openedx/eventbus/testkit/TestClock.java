package org.openedx.eventbus.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until a test moves it. Thread-safe. */
public final class TestClock extends Clock {
  /** Where a test's time stands unless it says otherwise. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private TestClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** A clock that stands at {@link #START}. */
  public static TestClock atStart() {
    return at(START);
  }

  /** A clock that stands at {@code instant}, in UTC. */
  public static TestClock at(Instant instant) {
    return new TestClock(
        new AtomicReference<>(Objects.requireNonNull(instant, "instant")), ZoneOffset.UTC);
  }

  /** Moves it on; returns this clock. */
  public TestClock advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
    return this;
  }

  /** Moves it to a time, be it earlier or later; returns this clock. */
  public TestClock moveTo(Instant instant) {
    now.set(Objects.requireNonNull(instant, "instant"));
    return this;
  }

  @Override
  public Instant instant() {
    return Objects.requireNonNull(now.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock in another zone: what moves one moves the other. */
  @Override
  public Clock withZone(ZoneId other) {
    return new TestClock(now, other);
  }
}
