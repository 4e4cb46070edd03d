package org.openedx.eventbus.testkit.simulation;

import org.openedx.eventbus.testkit.delivery.DeliveryHistory;

/** State that all parts of a run share. */
final class World {
  final Dice dice;
  final Plan plan;
  final Scheduler time;
  final Weather weather;
  final DeliveryHistory history = new DeliveryHistory();
  final Tally tally = new Tally();

  World(long seed) {
    dice = new Dice(seed);
    plan = new Plan(dice);
    // A monotonic clock has an arbitrary origin, and may be negative.
    long start = dice.chance(0.3) ? -dice.millis(0, 9_000) : dice.millis(0, 9_000);
    time = new Scheduler(start);
    weather = new Weather(dice, start);
  }

  long now() {
    return time.now();
  }

  /** Returns the error of a run that has found a bug. */
  static AssertionError broken(String what) {
    return new AssertionError(what);
  }
}
