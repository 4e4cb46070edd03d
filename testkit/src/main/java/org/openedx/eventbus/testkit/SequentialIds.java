package org.openedx.eventbus.testkit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Ids that count from one, so that a test can expect them, for example {@code
 * assertThat(event).hasId(SequentialIds.id(1))}. Thread-safe.
 */
public final class SequentialIds implements Supplier<UUID> {
  /** Version 7 and the usual variant, which consumers in other languages require. */
  private static final long VERSION = 0x7000L;

  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final AtomicLong last = new AtomicLong();

  /** Creates ids that begin with the first one. */
  public SequentialIds() {}

  /**
   * {@return the id with a number}
   *
   * @param number the number of the id; the first is 1
   * @throws IllegalArgumentException if {@code number} is less than 1
   */
  public static UUID id(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("ids count from 1, not from " + number);
    }
    return new UUID(VERSION, VARIANT | number);
  }

  /** Returns the next id. */
  @Override
  public UUID get() {
    return id(last.incrementAndGet());
  }
}
