package org.openedx.eventbus.event;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * UUIDs of version 7 (RFC 9562): milliseconds, a 12-bit counter, random bits. The ids of one
 * process sort in the order in which they were created. Thread-safe.
 */
final class TimeOrderedIds implements Supplier<UUID> {
  private static final SecureRandom SEED = new SecureRandom();

  private final Clock clock;

  /** Milliseconds shifted by 12, plus the counter. Never decreases, even if the clock does. */
  private final AtomicLong last = new AtomicLong();

  /** Generator of the random bits. Ids must be unique, but need not be secret. */
  private final SplittableRandom random = new SplittableRandom(SEED.nextLong());

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
