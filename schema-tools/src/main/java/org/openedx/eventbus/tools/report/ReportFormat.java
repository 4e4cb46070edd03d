package org.openedx.eventbus.tools.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Format of a report. */
public enum ReportFormat {
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

  /** {@return the name on the command line, for example {@code github-actions}} */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * {@return the format with a name}
   *
   * @param text the name, as {@link #text} returns it
   * @throws IllegalArgumentException if the name is unknown; the message lists the known names
   */
  public static ReportFormat of(String text) {
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
    return Arrays.stream(values()).map(ReportFormat::text).collect(Collectors.joining(", "));
  }

  /** Writes a report. Messages are escaped, so that they cannot contain markup. */
  void write(Report report, Appendable out, boolean colour) throws IOException {
    switch (this) {
      case TEXT -> new TextWriter(colour).write(report, out);
      case JSON -> JsonWriter.write(report, out);
      case JUNIT -> JUnitWriter.write(report, out);
      case GITHUB_ACTIONS -> GitHubWriter.write(report, out);
      case SARIF -> SarifWriter.write(report, out);
    }
  }
}
