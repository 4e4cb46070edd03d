package org.openedx.eventbus.tools.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Format of a report. */
public enum Format {
  /** Plain text for terminals, a few lines per finding. */
  TEXT,
  /** JSON array with an object per finding. */
  JSON,
  /** XML of JUnit reports: a suite per event type, which passes if it has no findings. */
  JUNIT,
  /** Workflow commands of GitHub Actions, shown as annotations of the affected lines. */
  GITHUB_ACTIONS,
  /** SARIF 2.1.0 for code scanning. */
  SARIF;

  /** Returns the name on the command line, for example {@code github-actions}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the format with a name.
   *
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static Format of(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown format '" + text + "'; known formats: " + names()));
  }

  /** Returns all names, separated by commas. */
  private static String names() {
    return Arrays.stream(values()).map(Format::text).collect(Collectors.joining(", "));
  }

  ReportWriter writer(boolean colour) {
    return switch (this) {
      case TEXT -> new TextWriter(colour);
      case JSON -> new JsonWriter();
      case JUNIT -> new JUnitWriter();
      case GITHUB_ACTIONS -> new GitHubWriter();
      case SARIF -> new SarifWriter();
    };
  }
}
