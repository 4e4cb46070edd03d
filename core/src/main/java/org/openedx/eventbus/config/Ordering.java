package org.openedx.eventbus.config;

/** Which events a handler is given one after the other, in the order of their topic. */
public enum Ordering {
  /** Events of one partition and key; those without a key in any order. */
  KEY,
  /** Events of one partition. */
  PARTITION,
  /** None: the order of the topic does not matter. */
  NONE
}
