package org.openedx.eventbus.tools.finding;

import java.util.Locale;

/** Severity of a finding. Errors and warnings fail a build, notes do not. */
public enum Severity {
  /** A definite problem, for example a change that breaks readers. */
  ERROR,
  /** A probable mistake. */
  WARNING,
  /** Information that never fails a build. */
  NOTE;

  /** {@return the name in rules files and reports, for example {@code error}} */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
