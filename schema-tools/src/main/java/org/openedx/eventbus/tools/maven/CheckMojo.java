package org.openedx.eventbus.tools.maven;

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
import org.openedx.eventbus.tools.report.Format;
import org.openedx.eventbus.tools.report.Report;
import org.openedx.eventbus.tools.rules.RuleSet;

/** What the checks of contracts have in common. Findings fail the build, notes do not. */
abstract class CheckMojo extends ContractsMojo {
  /** The rules file; it need not be there. */
  @Parameter(
      property = "eventbus.rules",
      defaultValue = "${project.basedir}/" + RuleSet.FILE_NAME,
      required = true)
  private @Nullable File rules;

  /** A file for the report, beside what is logged. */
  @Parameter(property = "eventbus.report")
  private @Nullable File report;

  /** The report's format: text, json, junit, github-actions or sarif. */
  @Parameter(property = "eventbus.report.format", defaultValue = "sarif")
  private String reportFormat = Format.SARIF.text();

  @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
  private @Nullable File basedir;

  @Override
  final void run() throws MojoExecutionException, MojoFailureException {
    Report result = check();
    for (Finding finding : result.findings()) {
      log(finding);
    }
    if (result.failed()) {
      throw new MojoFailureException(result.summary() + "; they are listed above");
    }
    getLog().info(result.summary());
  }

  private Report check() throws MojoExecutionException {
    Path base = set(basedir).toPath();
    Optional<Path> ruleFile = Optional.of(set(rules).toPath()).filter(Files::isRegularFile);
    CheckedModule module = new CheckedModule(base, contracts(), released(), ruleFile);
    try {
      Format format = Format.of(reportFormat);
      Report result = check(SchemaChecks.of(List.of(module), base, LocalDate.now(ZoneOffset.UTC)));
      if (report != null) {
        result.write(format, report.toPath());
      }
      return result;
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The check itself. */
  abstract Report check(SchemaChecks checks);

  private void log(Finding finding) {
    String line =
        finding.place()
            + ": "
            + finding.severity().text()
            + " "
            + finding.rule()
            + ": "
            + finding.message()
            + finding
                .against()
                .map(each -> " [against " + each.name() + " " + each.place() + "]")
                .orElse("")
            + " "
            + finding.fix();
    switch (finding.severity()) {
      case ERROR -> getLog().error(line);
      case WARNING -> getLog().warn(line);
      case NOTE -> getLog().info(line);
    }
  }
}
