package org.openedx.eventbus.consumer.deadletter;

/** Why an event became a dead letter. */
public enum Disposition {
  /** It is no event, and never will be one. */
  POISON,
  /** It is an event that this contract cannot read. */
  INCOMPATIBLE,
  /** Its handler failed until no attempt was left. */
  EXHAUSTED,
  /** Its handler failed in a way that another attempt would not cure. */
  REJECTED,
  /** Nothing is wrong with it; an earlier event of its key is a dead letter. */
  PARKED
}
