package org.openedx.eventbus.testkit;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Ids that count from one, so that a test knows them beforehand. Thread-safe. */
public final class SequentialIds implements Supplier<UUID> {
  /** Of version 7 and the usual variant, which those on the other side of the wire ask for. */
  private static final long VERSION = 0x7000L;

  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final AtomicLong given = new AtomicLong();

  /** The id that is given as the {@code number}th; the first is 1. */
  public static UUID id(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("ids count from 1, not from " + number);
    }
    return new UUID(VERSION, VARIANT | number);
  }

  @Override
  public UUID get() {
    return id(given.incrementAndGet());
  }
}
