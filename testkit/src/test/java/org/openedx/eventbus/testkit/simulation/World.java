package org.openedx.eventbus.testkit.simulation;

import org.openedx.eventbus.testkit.delivery.DeliveryHistory;

/** State that all parts of a run share. */
final class World {
  private static final long FIRST_TIMESTAMP = 1_000_000_000_000L;

  final Dice dice;
  final Plan plan;
  final Scheduler time;
  final Weather weather;
  final DeliveryHistory history = new DeliveryHistory();
  final Tally tally = new Tally();

  /**
   * Whether a member read a recreated topic at a position of the former one, before it noticed.
   * Newer events may be handled before older ones then.
   */
  boolean readUnnoticed;

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

  /** Returns the timestamp of a record that is written now, in units of a microsecond. */
  long timestamp() {
    return FIRST_TIMESTAMP + now() / 1_000;
  }

  /** Returns when an event was sent. */
  long sentAt(LoggedEvent event) {
    return (event.timestamp - FIRST_TIMESTAMP) * 1_000;
  }

  /** Returns the error of a run that has found a bug. */
  static AssertionError broken(String what) {
    return new AssertionError(what);
  }
}
