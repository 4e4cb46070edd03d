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

/** What one run of a check found. Immutable. */
public final class Report {
  private final List<Finding> findings;
  private final SortedSet<String> schemas;
  private final List<Rule> rules;
  private final FileNames names;
  private final OptionalInt versions;

  private Report(
      List<Finding> findings,
      SortedSet<String> schemas,
      List<Rule> rules,
      FileNames names,
      OptionalInt versions) {
    this.findings = findings;
    this.schemas = schemas;
    this.rules = rules;
    this.names = names;
    this.versions = versions;
  }

  /**
   * @param check the check that ran
   * @param schemas the names of those it looked at, also where it found nothing: event types, or
   *     files of other schemas
   * @param base a directory of the repository that the files are in: machines want their paths from
   *     the repository's root
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
        FileNames.inRepositoryAround(base),
        OptionalInt.empty());
  }

  /** The same, having compared with so many earlier versions. */
  public Report comparedWith(int earlierVersions) {
    return new Report(findings, schemas, rules, names, OptionalInt.of(earlierVersions));
  }

  /** What was found, by file and line. */
  public List<Finding> findings() {
    return findings;
  }

  /** Whether there is anything to mend: notes are not. */
  public boolean failed() {
    return findings.stream().anyMatch(each -> each.severity() != Severity.NOTE);
  }

  /** {@code 3 findings: 2 errors, 1 warning, 0 notes; 72 schemas checked}. */
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

  /** The rules that were asked, found broken or not. */
  List<Rule> rules() {
    return rules;
  }

  FileNames names() {
    return names;
  }

  /**
   * Writes the report, lines ending in {@code \n}.
   *
   * @param colour whether a person's terminal shows it
   */
  public void write(Format format, Appendable out, boolean colour) throws IOException {
    format.writer(colour).write(this, out);
  }

  /**
   * Writes the report to a file, with the directories on the way to it.
   *
   * @throws UncheckedIOException when it cannot be written
   */
  public void write(Format format, Path file) {
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
