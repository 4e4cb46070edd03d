package org.openedx.eventbus.testkit.simulation;

/**
 * What an event has in store for its handlers.
 *
 * @param trouble of what kind
 * @param times how often a flaky one fails
 */
record Fate(Trouble trouble, int times) {
  enum Trouble {
    NONE,
    /** Each handler fails some times, then works. */
    FLAKY,
    /**
     * Its handlers fail for as long as anything does; for ever where attempts have an end. Not
     * where there is a breaker: to it, a handler that fails with all it is given is ill itself.
     */
    ILL,
    /** Its handlers fail so that no other attempt would help. */
    REJECTED,
    /** It is no event. */
    POISON,
    /** Its schema is not known while the registry is away. */
    UNKNOWN_SCHEMA,
    /** It cannot be read until somebody deploys. */
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
