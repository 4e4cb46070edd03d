package org.openedx.eventbus.event.internal;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Version-7 UUIDs (RFC 9562): milliseconds, then a 12-bit count within the millisecond, then random
 * bits, so that ids made here sort in the order they were made. Thread-safe, without locks.
 */
final class TimeOrderedIds implements Supplier<UUID> {
  private static final SecureRandom SEED = new SecureRandom();

  private final Clock clock;

  /** Milliseconds shifted by 12, plus the count: never goes back, even when the clock does. */
  private final AtomicLong last = new AtomicLong();

  /** A cheap generator of the random half, seeded once; ids need to be unique, not secret. */
  private final java.util.SplittableRandom random = new java.util.SplittableRandom(SEED.nextLong());

  TimeOrderedIds(Clock clock) {
    this.clock = clock;
  }

  @Override
  public UUID get() {
    long now = clock.millis() << 12;
    long tick = last.updateAndGet(previous -> Math.max(previous + 1, now));
    long high = ((tick >>> 12) << 16) | 0x7000L | (tick & 0xFFF);
    long low;
    synchronized (random) {
      low = random.nextLong();
    }
    return new UUID(high, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
  }
}
