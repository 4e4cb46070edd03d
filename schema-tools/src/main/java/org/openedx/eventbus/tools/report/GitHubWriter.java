package org.openedx.eventbus.tools.report;

import java.io.IOException;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Severity;

/** Writes a workflow command per finding. GitHub decodes the percent-encoding. */
final class GitHubWriter implements ReportWriter {
  @Override
  public void write(Report report, Appendable out) throws IOException {
    for (Finding finding : report.findings()) {
      Place place = finding.place();
      out.append("::").append(command(finding.severity()));
      out.append(" file=").append(property(report.paths().relative(place.file())));
      if (place.line() > 0) {
        out.append(",line=").append(String.valueOf(place.line()));
        out.append(",col=").append(String.valueOf(place.column()));
      }
      out.append(",title=").append(property(finding.rule().name()));
      out.append("::").append(data(text(finding))).append('\n');
    }
  }

  private static String command(Severity severity) {
    return severity == Severity.NOTE ? "notice" : severity.text();
  }

  private static String text(Finding finding) {
    return finding.message()
        + finding
            .against()
            .map(earlier -> " [against " + earlier.name() + " " + earlier.place() + "]")
            .orElse("")
        + (finding.fix().isEmpty() ? "" : "\nFix: " + finding.fix());
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
