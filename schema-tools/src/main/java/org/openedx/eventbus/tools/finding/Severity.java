package org.openedx.eventbus.tools.finding;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
  /** Something is broken, or will be. */
  ERROR,
  /** Something is probably a mistake. */
  WARNING,
  /** Worth knowing; never a reason to stop. */
  NOTE;

  /** The name in files and reports, {@code error}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
