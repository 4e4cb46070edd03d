package org.openedx.eventbus.testkit.delivery;

/** Which events of a partition a handler is given one after the other. */
public enum Scope {
  /** Those of a key; there is no order among those without one. */
  KEY,
  /** All. */
  PARTITION
}
