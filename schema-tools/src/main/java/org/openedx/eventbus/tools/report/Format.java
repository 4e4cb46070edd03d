package org.openedx.eventbus.tools.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a report is written. */
public enum Format {
  /** A few lines for each finding, for people. */
  TEXT,
  /** An array with an object for each finding. */
  JSON,
  /** The XML of JUnit's reports: a suite for each event type, clean ones pass. */
  JUNIT,
  /** Workflow commands, which GitHub shows beside the lines they are about. */
  GITHUB_ACTIONS,
  /** SARIF 2.1.0, for code scanning. */
  SARIF;

  /** The name on command lines, {@code github-actions}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException when there is no such format, naming those there are
   */
  public static Format of(String text) {
    return Arrays.stream(values())
        .filter(each -> each.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("there is no format '" + text + "', but " + names()));
  }

  /** All names, with commas between. */
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
