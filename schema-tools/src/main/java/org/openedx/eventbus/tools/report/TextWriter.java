package org.openedx.eventbus.tools.report;

import java.io.IOException;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Severity;

/** Writes each finding as a line that starts with its place, then the fix and the rule's page. */
final class TextWriter implements ReportWriter {
  private static final String BOLD = "1";
  private static final String FAINT = "2";
  private static final String GREEN = "32";

  private final boolean colour;

  TextWriter(boolean colour) {
    this.colour = colour;
  }

  @Override
  public void write(Report report, Appendable out) throws IOException {
    for (Finding finding : report.findings()) {
      out.append(line(finding)).append('\n');
      if (!finding.fix().isEmpty()) {
        out.append("  fix: ").append(TerminalText.escape(finding.fix())).append('\n');
      }
      out.append("  ").append(paint(FAINT, finding.rule().page())).append('\n');
    }
    String summary = report.summary();
    out.append(report.findings().isEmpty() ? paint(GREEN, summary) : summary).append('\n');
  }

  private String line(Finding finding) {
    return paint(BOLD, TerminalText.escape(finding.place().toString()))
        + ": "
        + paint(code(finding.severity()), finding.severity().text() + " " + finding.rule())
        + ": "
        + TerminalText.escape(finding.message())
        + finding
            .against()
            .map(earlier -> " [against " + earlier.name() + " " + earlier.place() + "]")
            .map(TerminalText::escape)
            .orElse("");
  }

  private static String code(Severity severity) {
    return switch (severity) {
      case ERROR -> "1;31";
      case WARNING -> "1;33";
      case NOTE -> "1;36";
    };
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
