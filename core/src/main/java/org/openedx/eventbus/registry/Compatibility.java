package org.openedx.eventbus.registry;

/** What a registry demands of a subject's next version, in Confluent's seven levels. */
public enum Compatibility {
  NONE,
  /** The new schema reads what the last one wrote. */
  BACKWARD,
  /** The new schema reads what every earlier one wrote. */
  BACKWARD_TRANSITIVE,
  /** The last schema reads what the new one writes. */
  FORWARD,
  /** Every earlier schema reads what the new one writes: what Open edX asks for (ADR 6). */
  FORWARD_TRANSITIVE,
  /** Both ways with the last schema. */
  FULL,
  /** Both ways with every earlier schema. */
  FULL_TRANSITIVE
}
