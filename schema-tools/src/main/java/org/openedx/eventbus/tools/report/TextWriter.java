package org.openedx.eventbus.tools.report;

import java.io.IOException;
import java.util.stream.Collectors;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Severity;

/**
 * Writes each finding as a line that starts with its location, then the fix and the rule's page.
 */
record TextWriter(boolean colour) {
  private static final String BOLD = "1";
  private static final String FAINT = "2";
  private static final String GREEN = "32";

  void write(Report report, Appendable out) throws IOException {
    for (Finding finding : report.findings()) {
      out.append(line(finding)).append('\n');
      if (!finding.fix().isEmpty()) {
        out.append("  fix: ").append(escape(finding.fix())).append('\n');
      }
      out.append("  ").append(paint(FAINT, finding.rule().page())).append('\n');
    }
    String summary = report.summary();
    out.append(report.findings().isEmpty() ? paint(GREEN, summary) : summary).append('\n');
  }

  private String line(Finding finding) {
    return paint(BOLD, escape(finding.location().toString()))
        + ": "
        + paint(code(finding.severity()), finding.severity().text() + " " + finding.rule())
        + ": "
        + escape(finding.message())
        + escape(finding.baseline().map(earlier -> " [against " + earlier + "]").orElse(""));
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

  /** Escapes characters that would move the cursor or change the colours of a terminal. */
  private static String escape(String text) {
    return text.codePoints().mapToObj(TextWriter::escape).collect(Collectors.joining());
  }

  private static String escape(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> isPrintable(c) ? Character.toString(c) : "\\u{" + Integer.toHexString(c) + "}";
    };
  }

  /**
   * Rejects control characters, and characters that change the direction of text, which can
   * disguise a message.
   */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069);
    };
  }
}
