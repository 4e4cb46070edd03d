package org.openedx.eventbus.tools.internal.breaking;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.compat.ChangeKind;
import org.openedx.eventbus.tools.internal.compat.Comparison;
import org.openedx.eventbus.tools.internal.compat.Levels;
import org.openedx.eventbus.tools.internal.compat.SchemaVersion;
import org.openedx.eventbus.tools.internal.contract.SchemaCheck;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Compares any two Avro schemas. If both are contracts of the same event type, the policies of the
 * decision records apply as in {@link BreakingCheck}, with the standard rules.
 */
public final class SchemaComparison {
  private SchemaComparison() {}

  /**
   * Result of a comparison.
   *
   * @param findings ordered by line
   * @param comparison the two schemas; empty if one of them cannot be parsed
   */
  public record Result(List<Finding> findings, Optional<Comparison> comparison) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  /**
   * Compares two files. The newer file is parsed strictly, and its errors are findings. The older
   * file can no longer be corrected and is parsed leniently.
   *
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public static Result files(Path older, Path newer, Compatibility level) {
    List<Finding> findings = new ArrayList<>();
    Optional<JsonSource> olderSource = read(older, findings);
    Optional<JsonSource> newerSource = read(newer, findings);
    return olderSource.isEmpty() || newerSource.isEmpty()
        ? new Result(findings, Optional.empty())
        : sources(olderSource.get(), newerSource.get(), level);
  }

  private static Result sources(JsonSource older, JsonSource newer, Compatibility level) {
    List<Finding> findings = new ArrayList<>();
    SchemaCheck.strictProblems(newer).forEach(problem -> findings.add(problem.finding("")));
    Optional<SchemaVersion> olderVersion = version(older.file(), older, findings);
    Optional<SchemaVersion> newerVersion = version("this version", newer, findings);
    if (olderVersion.isEmpty() || newerVersion.isEmpty()) {
      return new Result(findings.stream().distinct().sorted().toList(), Optional.empty());
    }
    Comparison comparison = Comparison.of(olderVersion.get(), newerVersion.get());
    List<Finding> found = comparison.findings(Levels.directions(level));
    findings.addAll(found);
    if (isSameEventType(comparison)) {
      if (level != Compatibility.NONE) {
        findings.addAll(eventFindings(comparison, found));
      }
    } else if (comparison.sameness() == ChangeKind.METADATA_ONLY) {
      findings.add(metadataOnly(comparison));
    }
    return new Result(findings.stream().distinct().sorted().toList(), Optional.of(comparison));
  }

  /**
   * A new major version is another event type: a field that it omits still exists in the old one.
   */
  private static boolean isSameEventType(Comparison comparison) {
    return comparison.older().isContract()
        && comparison.newer().isContract()
        && comparison.older().eventType().equals(comparison.newer().eventType());
  }

  /** Returns violations of the decision records, and the note on the consequences of the change. */
  private static List<Finding> eventFindings(Comparison comparison, List<Finding> found) {
    List<Finding> findings = new ArrayList<>();
    try {
      Contract contract = Contract.of(comparison.newer().source());
      boolean breaking = found.stream().anyMatch(ChangeNotes::breaks);
      findings.addAll(
          new PolicyCheck(contract, RuleSet.standard()).check(comparison, found, breaking));
      new ChangeNotes(contract).of(List.of(comparison), breaking).ifPresent(findings::add);
    } catch (InvalidContractsException e) {
      e.problems().forEach(problem -> findings.add(problem.finding("")));
    }
    return findings;
  }

  private static Optional<JsonSource> read(Path file, List<Finding> findings) {
    try {
      return Optional.of(JsonSource.read(file));
    } catch (InvalidContractsException e) {
      e.problems().forEach(problem -> findings.add(problem.finding("")));
      return Optional.empty();
    }
  }

  private static Optional<SchemaVersion> version(
      String name, JsonSource source, List<Finding> findings) {
    try {
      return Optional.of(SchemaVersion.of(name, source));
    } catch (InvalidSchemaException e) {
      if (findings.stream().noneMatch(each -> each.location().file().equals(source.file()))) {
        findings.add(source.problem("", String.valueOf(e.getMessage())).finding(""));
      }
      return Optional.empty();
    }
  }

  private static Finding metadataOnly(Comparison comparison) {
    SchemaVersion older = comparison.older();
    SchemaVersion newer = comparison.newer();
    String message = "only documentation and properties changed";
    return newer
        .source()
        .problem(Rule.EVENT_METADATA_ONLY, "", message)
        .finding(newer.eventType())
        .comparedWith(new Baseline(older.name(), older.source().location("")));
  }
}
