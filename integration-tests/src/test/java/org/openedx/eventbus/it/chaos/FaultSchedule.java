package org.openedx.eventbus.it.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Endless sequence of faults in rounds: each round has every kind once, in random order, with a
 * random target and duration. Depends on the seed only.
 */
final class FaultSchedule {
  static final int TARGETS = 3;
  private static final int LONGEST_CALM_MILLIS = 2_000;

  private final Random random;
  private final List<Fault> kinds;
  private List<Step> round = List.of();

  /**
   * Fault to inject.
   *
   * @param target 1 to 3
   * @param holds duration of the fault
   * @param calm time without a fault after it
   * @param strength from 0 to 1, for faults that have degrees
   * @param random non-negative, for faults with more than three targets
   */
  record Step(Fault fault, int target, Duration holds, Duration calm, double strength, int random) {
    @Override
    public String toString() {
      return fault.text
          + (fault.hasTarget() ? " " + target : "")
          + (holds.isZero() ? "" : " for " + holds.toMillis() + " ms");
    }
  }

  FaultSchedule(long seed, Collection<Fault> kinds) {
    this.random = new Random(seed);
    this.kinds = List.copyOf(kinds);
  }

  /** Returns whether each kind has occurred equally often. */
  boolean isRoundComplete() {
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
        random.nextDouble(),
        random.nextInt(Integer.MAX_VALUE));
  }
}
