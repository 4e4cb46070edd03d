package org.openedx.eventbus.consumer.settings;

/** Which events a handler processes one after the other, in the order of their topic. */
public enum Ordering {
  /** Events of one partition and key. Events without a key have no order. */
  KEY,
  /** Events of one partition. */
  PARTITION,
  /** No order: events of one key may be processed concurrently. */
  NONE
}
