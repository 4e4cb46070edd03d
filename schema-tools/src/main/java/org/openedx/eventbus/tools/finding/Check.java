package org.openedx.eventbus.tools.finding;

/** The check that a rule belongs to. */
public enum Check {
  /** Looks at contracts as they are. */
  LINT,
  /** Compares contracts with earlier versions of themselves. */
  BREAKING,
  /** Looks at what the checks themselves were told. */
  ANY
}
