package org.openedx.eventbus.config;

/** What a consumer does with an event that its contract cannot read. */
public enum IncompatibleEvents {
  /** The partition waits until a version is deployed that can read it. */
  PAUSE,
  /** It becomes a dead letter. */
  DEAD_LETTER
}
