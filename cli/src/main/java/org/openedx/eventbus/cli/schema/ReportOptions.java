package org.openedx.eventbus.cli.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.Terminal;
import org.openedx.eventbus.tools.report.Report;
import org.openedx.eventbus.tools.report.ReportFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** Format and file of a report, and the exit codes of the commands that write one. */
@Command(
    exitCodeListHeading = CliCommand.EXIT_CODES,
    exitCodeList = {
      "0:no findings, or only notes", "100:there are findings",
      "1:the check could not be run", "2:usage error"
    })
final class ReportOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, junit, github-actions or sarif. Default: text")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(names = "--output", paramLabel = "FILE", description = "Default: standard output.")
  private @Nullable Path output;

  /**
   * Writes the report, and a summary to standard error if the report is not text for a person.
   *
   * @return the exit code
   */
  int write(Report report, Terminal terminal) {
    if (output == null) {
      StringBuilder text = new StringBuilder();
      try {
        report.write(format, text, Ansi.AUTO.enabled());
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to memory", e);
      }
      terminal.out().print(text);
      terminal.out().flush();
    } else {
      report.write(format, output);
    }
    if (output != null || format != ReportFormat.TEXT) {
      terminal.err().println(report.summary());
    }
    return report.failed() ? CliCommand.FINDINGS : CliCommand.SUCCESS;
  }
}
