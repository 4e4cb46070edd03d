package org.openedx.eventbus.consumer.engine;

/** Which events a handler is given one after the other. */
public enum Ordering {
  /** Events of one partition and key; those without a key in any order. */
  KEY,
  /** Events of one partition. */
  PARTITION,
  /** No order at all. */
  NONE
}
