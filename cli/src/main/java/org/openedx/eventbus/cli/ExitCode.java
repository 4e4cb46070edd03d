package org.openedx.eventbus.cli;

/** What the process ends with. */
final class ExitCode {
  static final int DONE = 0;

  /** It was tried, and did not work. */
  static final int FAILED = 1;

  /** What was given cannot be right; nothing was tried. */
  static final int WRONG_USE = 2;

  /** It was checked, and something is wrong with what was checked. */
  static final int FINDINGS = 100;

  private ExitCode() {}
}
