package org.openedx.eventbus.tools.finding;

/** Check to which a rule belongs. */
public enum Check {
  /** Checks the current contracts by themselves. */
  LINT,
  /** Compares the current contracts with their earlier versions. */
  BREAKING,
  /** Rules about the rules file, which belong to every check. */
  ANY
}
