package org.openedx.eventbus.testkit.simulation;

/**
 * What happens when an event is handled.
 *
 * @param trouble kind of failure
 * @param times how often a flaky one fails
 */
record Fate(Trouble trouble, int times) {
  enum Trouble {
    NONE,
    /** Each handler fails a few times, then succeeds. */
    FLAKY,
    /**
     * Its handlers fail until the faults are over; forever if attempts are limited. Only until the
     * faults are over if there is a circuit breaker, which would not close otherwise.
     */
    ILL,
    /** Its handlers reject it. */
    REJECTED,
    /** The record cannot be decoded. */
    POISON,
    /** Its schema is not cached, and the registry may be unavailable, or its replicas may lag. */
    UNKNOWN_SCHEMA,
    /** It cannot be read until a new version is deployed. */
    TOO_NEW
  }

  static Fate draw(Dice dice, double share) {
    if (!dice.chance(share)) {
      return new Fate(Trouble.NONE, 0);
    }
    Trouble[] all = Trouble.values();
    return new Fate(all[dice.from(1, all.length - 1)], dice.from(1, 5));
  }
}
