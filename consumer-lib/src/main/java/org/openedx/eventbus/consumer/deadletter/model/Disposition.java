package org.openedx.eventbus.consumer.deadletter.model;

/** Reason why an event is a dead letter. */
public enum Disposition {
  /** The record cannot be decoded, now or later (poison pill). */
  POISON,
  /** The record holds an event that this version of its contract cannot read. */
  INCOMPATIBLE,
  /** The handler failed, and no attempt is left. */
  EXHAUSTED,
  /** The handler failed in a way that another attempt would not help. */
  REJECTED,
  /** The event was not handled, because an earlier event of its key is a dead letter. */
  PARKED,
  /** The stored record is damaged, and an operator skipped it. There is nothing to redrive. */
  SKIPPED
}
