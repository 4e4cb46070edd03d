package org.openedx.eventbus.tools.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/**
 * Result of one run of a check: findings, and the schemas that were checked. Immutable.
 *
 * <p>For example, {@code report.write(ReportFormat.SARIF, Path.of("target/findings.sarif"))}.
 */
public final class Report {
  private final List<Finding> findings;
  private final SortedSet<String> schemas;
  private final List<Rule> rules;
  private final RepositoryPaths paths;
  private final OptionalInt versions;

  private Report(
      List<Finding> findings,
      SortedSet<String> schemas,
      List<Rule> rules,
      RepositoryPaths paths,
      OptionalInt versions) {
    this.findings = findings;
    this.schemas = schemas;
    this.rules = rules;
    this.paths = paths;
    this.versions = versions;
  }

  /**
   * {@return a report that states no number of earlier versions}
   *
   * @param check the check that ran
   * @param findings the findings, in any order
   * @param schemas the names of all checked schemas, with or without findings: event types, or
   *     files of other schemas
   * @param base a directory in the repository of the files, to whose root the paths in
   *     machine-readable formats are relative
   */
  public static Report of(
      Check check, Collection<Finding> findings, Collection<String> schemas, Path base) {
    Objects.requireNonNull(check, "check");
    List<Rule> rules =
        Arrays.stream(Rule.values())
            .filter(rule -> rule.check() == check || rule.check() == Check.ANY)
            .toList();
    return new Report(
        findings.stream().sorted().toList(),
        new TreeSet<>(schemas),
        rules,
        RepositoryPaths.ofRepositoryContaining(base),
        OptionalInt.empty());
  }

  /**
   * {@return a copy of this report that states the number of earlier versions compared}
   *
   * @param earlierVersions the number of earlier versions
   */
  public Report comparedWith(int earlierVersions) {
    return new Report(findings, schemas, rules, paths, OptionalInt.of(earlierVersions));
  }

  /** {@return the findings, sorted by file and line} */
  public List<Finding> findings() {
    return findings;
  }

  /** {@return whether there is an error or a warning; notes do not count} */
  public boolean failed() {
    return findings.stream().anyMatch(each -> each.severity() != Severity.NOTE);
  }

  /**
   * {@return a summary, for example {@code 3 findings: 2 errors, 1 warning, 0 notes; 72 schemas
   * checked}}
   */
  public String summary() {
    String checked = count(schemas.size(), "schema") + " checked";
    if (versions.isPresent()) {
      checked += " against " + count(versions.getAsInt(), "earlier version");
    }
    return findings.isEmpty()
        ? "no findings; " + checked
        : "%s: %s, %s, %s; %s"
            .formatted(
                count(findings.size(), "finding"),
                count(Severity.ERROR, "error"),
                count(Severity.WARNING, "warning"),
                count(Severity.NOTE, "note"),
                checked);
  }

  private String count(Severity severity, String name) {
    return count(findings.stream().filter(each -> each.severity() == severity).count(), name);
  }

  private static String count(long number, String name) {
    return number + " " + name + (number == 1 ? "" : "s");
  }

  SortedSet<String> schemas() {
    return schemas;
  }

  /** Returns the rules that the check applied, with or without findings. */
  List<Rule> rules() {
    return rules;
  }

  RepositoryPaths paths() {
    return paths;
  }

  /**
   * Writes the report with {@code \n} line endings.
   *
   * @param format the format
   * @param out receives the text; it is not closed
   * @param colour whether to use ANSI colours, for the format TEXT only
   * @throws IOException if {@code out} cannot be written
   */
  public void write(ReportFormat format, Appendable out, boolean colour) throws IOException {
    format.write(this, out, colour);
  }

  /**
   * Writes the report to a file in UTF-8, and creates missing parent directories.
   *
   * @param format the format
   * @param file the file, which is replaced if it exists
   * @throws UncheckedIOException if the file cannot be written
   */
  public void write(ReportFormat format, Path file) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      try (Writer out = Files.newBufferedWriter(file)) {
        write(format, out, false);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }
}
