package org.openedx.eventbus.tools.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Severity;

/**
 * Writes a suite per event type, or per file for findings without an event type. A suite has a
 * failed test per error or warning, and a passed test with output per note. A suite without
 * findings has one passed test.
 */
final class JUnitWriter implements ReportWriter {
  @Override
  public void write(Report report, Appendable out) throws IOException {
    Map<String, List<Finding>> suites = new TreeMap<>();
    report.schemas().forEach(each -> suites.put(each, new ArrayList<>()));
    for (Finding finding : report.findings()) {
      String suite =
          finding.eventType().isEmpty()
              ? report.paths().relative(finding.place().file())
              : finding.eventType();
      suites.computeIfAbsent(suite, each -> new ArrayList<>()).add(finding);
    }
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n");
    for (Map.Entry<String, List<Finding>> suite : suites.entrySet()) {
      suite(suite.getKey(), suite.getValue(), out);
    }
    out.append("</testsuites>\n");
  }

  private static void suite(String name, List<Finding> findings, Appendable out)
      throws IOException {
    long failures = findings.stream().filter(JUnitWriter::failed).count();
    out.append(
        "  <testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
            .formatted(Xml.escape(name), Math.max(1, findings.size()), failures));
    if (findings.isEmpty()) {
      out.append(start(name, "no findings")).append("/>\n");
    }
    for (Finding finding : findings) {
      test(name, finding, out);
    }
    out.append("  </testsuite>\n");
  }

  private static boolean failed(Finding finding) {
    return finding.severity() != Severity.NOTE;
  }

  private static String start(String suite, String name) {
    return "    <testcase classname=\"%s\" name=\"%s\" time=\"0\""
        .formatted(Xml.escape(suite), Xml.escape(name));
  }

  private static void test(String suite, Finding finding, Appendable out) throws IOException {
    String against = finding.against().map(each -> " against " + each.name()).orElse("");
    out.append(start(suite, finding.rule() + " " + finding.place() + against)).append(">\n");
    if (failed(finding)) {
      out.append(
          "      <failure type=\"%s\" message=\"%s\">%s</failure>\n"
              .formatted(
                  finding.severity().text(),
                  Xml.escape(finding.message()),
                  Xml.escape(details(finding))));
    } else {
      out.append("      <system-out>")
          .append(Xml.escape(details(finding)))
          .append("</system-out>\n");
    }
    out.append("    </testcase>\n");
  }

  private static String details(Finding finding) {
    return finding.place()
        + ": "
        + finding.message()
        + finding
            .against()
            .map(earlier -> "\nagainst " + earlier.name() + ": " + earlier.place())
            .orElse("")
        + (finding.fix().isEmpty() ? "" : "\nfix: " + finding.fix())
        + "\n"
        + finding.rule().page();
  }
}
