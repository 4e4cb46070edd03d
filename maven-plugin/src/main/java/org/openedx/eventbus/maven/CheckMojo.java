package org.openedx.eventbus.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.check.CheckedModule;
import org.openedx.eventbus.tools.check.SchemaChecks;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.report.Report;
import org.openedx.eventbus.tools.report.ReportFormat;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Base of the goals that check contracts. Errors and warnings fail the build; notes are only
 * logged.
 */
abstract class CheckMojo extends ContractsMojo {
  /** The rules file. Optional. */
  @Parameter(
      property = "eventbus.rules",
      defaultValue = "${project.basedir}/" + RuleSet.FILE_NAME,
      required = true)
  private @Nullable File rules;

  /**
   * A file to which the report is written in addition to the log, for example {@code
   * target/contracts.sarif}.
   */
  @Parameter(property = "eventbus.report")
  private @Nullable File report;

  /** The format of the report: text, json, junit, github-actions or sarif. */
  @Parameter(property = "eventbus.report.format", defaultValue = "sarif")
  private String reportFormat = ReportFormat.SARIF.text();

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private @Nullable File basedir;

  @Override
  final void run() throws MojoExecutionException, MojoFailureException {
    Report result = check();
    result.findings().forEach(this::log);
    if (result.failed()) {
      throw new MojoFailureException(result.summary() + "; see the log above");
    }
    getLog().info(result.summary());
  }

  private Report check() throws MojoExecutionException {
    Path base = required(basedir).toPath();
    Optional<Path> ruleFile = Optional.of(required(rules).toPath()).filter(Files::isRegularFile);
    CheckedModule module = new CheckedModule(base, contracts(), released(), ruleFile);
    try {
      ReportFormat format = ReportFormat.of(reportFormat);
      Report result = check(SchemaChecks.of(List.of(module), base, LocalDate.now(ZoneOffset.UTC)));
      if (report != null) {
        result.write(format, report.toPath());
      }
      return result;
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Runs the check. */
  abstract Report check(SchemaChecks checks);

  private void log(Finding finding) {
    String rule = finding.location() + ": " + finding.severity().text() + " " + finding.rule();
    String against = finding.baseline().map(each -> " [against " + each + "]").orElse("");
    String line = rule + ": " + finding.message() + against + " " + finding.fix();
    switch (finding.severity()) {
      case ERROR -> getLog().error(line);
      case WARNING -> getLog().warn(line);
      case NOTE -> getLog().info(line);
    }
  }
}
