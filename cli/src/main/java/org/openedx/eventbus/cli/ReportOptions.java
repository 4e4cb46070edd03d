package org.openedx.eventbus.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.report.Format;
import org.openedx.eventbus.tools.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How findings are written, and where to; and what a command that does so ends with. */
@Command(
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing but notes",
      "100:there are findings",
      "1:the check could not be made",
      "2:wrong use"
    })
final class ReportOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "text, json, junit, github-actions or sarif. Default: text")
  private Format format = Format.TEXT;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the report to this file. Default: standard output")
  private @Nullable Path output;

  /** A format by its name. */
  static final class FormatConverter implements ITypeConverter<Format> {
    @Override
    public Format convert(String text) {
      try {
        return Format.of(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }

  /**
   * Writes the report; where it goes to a file or to a program, people are told in a line.
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
    if (output != null || format != Format.TEXT) {
      terminal.err().println(report.summary());
    }
    return report.failed() ? ExitCode.FINDINGS : ExitCode.DONE;
  }
}
