package org.openedx.eventbus.tools.breaking;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.compat.Comparison;
import org.openedx.eventbus.tools.compat.Direction;
import org.openedx.eventbus.tools.compat.Levels;
import org.openedx.eventbus.tools.compat.Sameness;
import org.openedx.eventbus.tools.compat.SchemaVersion;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractProblem;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.StrictSchema;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Compares any two Avro schemas, events or not. Where both are contracts of one event type, the
 * decision records have their say as in {@link Breaking}, by the standard rules.
 */
public final class Compare {
  private Compare() {}

  /**
   * What came of it.
   *
   * @param findings in the order of lines
   * @param comparison the two schemas; empty where one of them cannot be read at all
   */
  public record Result(List<Finding> findings, Optional<Comparison> comparison) {
    public Result {
      findings = List.copyOf(findings);
    }

    /** Avro's verdict on a direction, whatever the level. */
    public Optional<Boolean> compatible(Direction direction) {
      return comparison.map(each -> each.compatible(direction));
    }
  }

  /**
   * Compares two files. The new one is read strictly, and what is wrong with it are findings; the
   * old one is a fact and read leniently.
   *
   * @throws java.io.UncheckedIOException when one of them cannot be read
   */
  public static Result files(Path older, Path newer, Compatibility level) {
    List<Finding> findings = new ArrayList<>();
    Optional<JsonSource> olderSource = read(older, findings);
    Optional<JsonSource> newerSource = read(newer, findings);
    if (olderSource.isEmpty() || newerSource.isEmpty()) {
      return new Result(findings, Optional.empty());
    }
    return sources(olderSource.get(), newerSource.get(), level);
  }

  private static Result sources(JsonSource older, JsonSource newer, Compatibility level) {
    List<Finding> findings = new ArrayList<>();
    StrictSchema.problems(newer).forEach(problem -> findings.add(finding(problem)));
    Optional<SchemaVersion> olderVersion = version(older.file(), older, findings);
    Optional<SchemaVersion> newerVersion = version("this version", newer, findings);
    if (olderVersion.isEmpty() || newerVersion.isEmpty()) {
      return new Result(findings.stream().distinct().sorted().toList(), Optional.empty());
    }
    Comparison comparison = Comparison.of(olderVersion.get(), newerVersion.get());
    List<Finding> found = comparison.findings(Levels.directions(level));
    findings.addAll(found);
    if (ofOneEventType(comparison)) {
      if (level != Compatibility.NONE) {
        findings.addAll(ofTheEvent(comparison, found));
      }
    } else if (comparison.sameness() == Sameness.METADATA_ONLY) {
      findings.add(metadataOnly(comparison));
    }
    return new Result(findings.stream().distinct().sorted().toList(), Optional.of(comparison));
  }

  /** Another major version is another event type: beside it, what goes from one is no loss. */
  private static boolean ofOneEventType(Comparison comparison) {
    return comparison.older().isContract()
        && comparison.newer().isContract()
        && comparison.older().eventType().equals(comparison.newer().eventType());
  }

  /** What the decision records say, and what the change demands. */
  private static List<Finding> ofTheEvent(Comparison comparison, List<Finding> found) {
    List<Finding> findings = new ArrayList<>();
    try {
      Contract contract = Contract.of(comparison.newer().source());
      boolean anew = found.stream().anyMatch(ChangeNotes::breaks);
      findings.addAll(new Policies(contract, RuleSet.standard()).check(comparison, found, anew));
      new ChangeNotes(contract).of(List.of(comparison), anew).ifPresent(findings::add);
    } catch (InvalidContractsException e) {
      e.problems().forEach(problem -> findings.add(finding(problem)));
    }
    return findings;
  }

  private static Optional<JsonSource> read(Path file, List<Finding> findings) {
    try {
      return Optional.of(JsonSource.read(file));
    } catch (InvalidContractsException e) {
      e.problems().forEach(problem -> findings.add(finding(problem)));
      return Optional.empty();
    }
  }

  private static Optional<SchemaVersion> version(
      String name, JsonSource source, List<Finding> findings) {
    try {
      return Optional.of(SchemaVersion.of(name, source));
    } catch (InvalidSchemaException e) {
      Place place = source.place("");
      if (findings.stream().noneMatch(each -> each.place().file().equals(source.file()))) {
        String message = String.valueOf(e.getMessage());
        findings.add(finding(new ContractProblem(Rule.AVRO_INVALID, place, message)));
      }
      return Optional.empty();
    }
  }

  private static Finding metadataOnly(Comparison comparison) {
    Rule rule = Rule.EVENT_METADATA_ONLY;
    SchemaVersion newer = comparison.newer();
    String message = "nothing but documentation and properties changed";
    return Finding.of(rule, newer.eventType(), newer.source().place(""), message, rule.remedy())
        .against(new Against(comparison.older().name(), comparison.older().source().place("")));
  }

  private static Finding finding(ContractProblem problem) {
    return Finding.of(
        problem.rule(), "", problem.place(), problem.message(), problem.rule().remedy());
  }
}
