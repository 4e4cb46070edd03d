package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which faults come one after the other: all of them in some order, and again in another, each on a
 * target and for a time of its own. It follows from the seed alone, whatever the faults take.
 */
final class Schedule {
  static final int TARGETS = 3;
  private static final int LONGEST_CALM_MILLIS = 2_000;

  private final Random random;
  private final List<Fault> kinds;
  private List<Step> round = List.of();

  /**
   * A fault to come.
   *
   * @param target 1 to 3
   * @param holds how long it lasts
   * @param calm how long there is none after it
   * @param strength from 0 to 1, of what comes in degrees
   */
  record Step(Fault fault, int target, Duration holds, Duration calm, double strength) {
    @Override
    public String toString() {
      return fault.text
          + (fault.hasTarget() ? " " + target : "")
          + (holds.isZero() ? "" : " for " + holds.toMillis() + " ms");
    }
  }

  Schedule(long seed, Collection<Fault> kinds) {
    this.random = new Random(seed);
    this.kinds = List.copyOf(kinds);
  }

  /** Whether each kind was there as often as any other. */
  boolean isAtTheEndOfARound() {
    return round.isEmpty();
  }

  Step next() {
    if (round.isEmpty()) {
      List<Fault> order = new ArrayList<>(kinds);
      Collections.shuffle(order, random);
      round = new ArrayList<>(order.stream().map(this::step).toList());
    }
    return round.remove(0);
  }

  private Step step(Fault fault) {
    int span = fault.longestMillis - fault.shortestMillis;
    return new Step(
        fault,
        1 + random.nextInt(TARGETS),
        Duration.ofMillis(fault.shortestMillis + random.nextInt(span + 1)),
        Duration.ofMillis(random.nextInt(LONGEST_CALM_MILLIS)),
        random.nextDouble());
  }
}
