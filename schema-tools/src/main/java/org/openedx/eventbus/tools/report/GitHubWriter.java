package org.openedx.eventbus.tools.report;

import java.io.IOException;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.finding.SourceLocation;

/** Writes a workflow command per finding. GitHub decodes the percent-encoding. */
final class GitHubWriter {
  private GitHubWriter() {}

  static void write(Report report, Appendable out) throws IOException {
    for (Finding finding : report.findings()) {
      SourceLocation location = finding.location();
      Severity severity = finding.severity();
      out.append("::").append(severity == Severity.NOTE ? "notice" : severity.text());
      out.append(" file=").append(property(report.paths().relative(location.file())));
      if (location.line() > 0) {
        out.append(",line=").append(String.valueOf(location.line()));
        out.append(",col=").append(String.valueOf(location.column()));
      }
      out.append(",title=").append(property(finding.rule().name()));
      out.append("::").append(data(text(finding))).append('\n');
    }
  }

  private static String text(Finding finding) {
    return finding.message()
        + finding.baseline().map(earlier -> " [against " + earlier + "]").orElse("")
        + (finding.fix().isEmpty() ? "" : "\nFix: " + finding.fix());
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
