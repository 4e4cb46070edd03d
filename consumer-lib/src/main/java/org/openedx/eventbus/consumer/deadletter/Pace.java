package org.openedx.eventbus.consumer.deadletter;

import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Keeps to a number of letters a second. */
final class Pace {
  private static final long SECOND = 1_000_000_000;

  private final OptionalInt perSecond;
  private final long begin = System.nanoTime();
  private long letters;

  Pace(OptionalInt perSecond) {
    this.perSecond = perSecond;
  }

  /** How many at once at the most, so that no second sees more. */
  int atOnce(int most) {
    return Math.min(most, perSecond.orElse(most));
  }

  /** Waits until so many more may go. */
  void await(int count) throws InterruptedException {
    if (perSecond.isPresent()) {
      long due = begin + letters * SECOND / perSecond.getAsInt();
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
    }
    letters += count;
  }
}
