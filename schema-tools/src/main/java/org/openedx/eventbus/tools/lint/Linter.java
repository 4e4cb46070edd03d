package org.openedx.eventbus.tools.lint;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.openedx.eventbus.tools.contract.ContractProblem;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.rules.Judge;
import org.openedx.eventbus.tools.rules.RuleSet;
import org.openedx.eventbus.tools.rules.Scope;

/**
 * Checks contracts with the rules of {@link Check#LINT}. Immutable and thread-safe.
 *
 * <p>For example:
 *
 * <pre>{@code
 * RuleSet rules = RuleSet.ofModule(module);
 * List<Finding> findings =
 *     Linter.with(rules, LocalDate.now()).lint(List.of(LintTarget.at(module)));
 * }</pre>
 */
public final class Linter {
  private static final List<FileCheck> FILE_CHECKS =
      List.of(
          new EventNamingCheck(),
          new FieldNamingCheck(),
          new AvroNameCheck(),
          new ReservedWordCheck(),
          new DocumentationCheck(),
          new EventKeyCheck(),
          new EventDesignCheck(),
          new FieldDesignCheck(),
          new PrivacyCheck(),
          new AttributeCheck(),
          new LogicalTypeCheck(),
          new UnionDefaultCheck());
  private static final List<ContractSetCheck> SET_CHECKS =
      List.of(
          new UniquenessCheck(),
          new RedefinitionCheck(),
          new SuccessionCheck(),
          new ReleasedFilesCheck(),
          new VersionBumpCheck(),
          new AbsentValueCheck());

  private final RuleSet rules;
  private final LocalDate today;

  private Linter(RuleSet rules, LocalDate today) {
    this.rules = rules;
    this.today = today;
  }

  /**
   * Creates a linter.
   *
   * @param rules the rules that are on, and the exceptions from them
   * @param today the day on which exceptions are evaluated
   */
  public static Linter with(RuleSet rules, LocalDate today) {
    return new Linter(rules, today);
  }

  /**
   * Returns all findings in the contracts, sorted by file and line. Files that are not contracts
   * are findings too.
   *
   * @param targets the directories to check together, so that, for example, an event type of one
   *     can be the successor of an event type of another
   * @throws java.io.UncheckedIOException if a file cannot be read, or a target has no contract
   */
  public List<Finding> lint(List<LintTarget> targets) {
    ContractSet contracts = ContractSet.read(targets);
    List<Finding> findings = new ArrayList<>(contracts.unreadable());
    contracts.files().parallelStream().map(Linter::check).forEachOrdered(findings::addAll);
    SET_CHECKS.forEach(check -> check.check(contracts, findings::add));
    findings.addAll(levelsWithoutContract(contracts));
    return new Judge(rules).judge(findings, scope(contracts));
  }

  private static List<Finding> check(ContractFile file) {
    FindingCollector collector = new FindingCollector(file);
    for (ContractProblem problem : file.problems()) {
      if (problem.rule() != Rule.EVENT_KEY_FIELD_EXISTS) { // EventKeyCheck is more specific
        String pointer = problem.place().pointer();
        String field =
            file.index().enclosingField(pointer).map(each -> each.label() + ": ").orElse("");
        collector.add(problem.rule(), pointer, field + problem.message());
      }
    }
    if (file.isContract()) {
      FILE_CHECKS.forEach(check -> check.check(file, collector));
    }
    return collector.findings();
  }

  /** Reports levels of event types without a contract, which are most likely misspelt. */
  private List<Finding> levelsWithoutContract(ContractSet contracts) {
    List<Finding> findings = new ArrayList<>();
    rules
        .levelPlaces()
        .forEach(
            (eventType, place) -> {
              if (!contracts.contains(eventType)) {
                String message = "\"levels\" names " + eventType + ", which has no contract";
                Rule rule = Rule.RULES_FILE_INVALID;
                findings.add(Finding.of(rule, eventType, place, message, rule.remedy()));
              }
            });
    return findings;
  }

  /** Includes the event types of exceptions without a contract: these exceptions are not needed. */
  private Scope scope(ContractSet contracts) {
    Set<String> eventTypes = new HashSet<>();
    contracts.files().forEach(file -> eventTypes.add(file.eventType()));
    eventTypes.addAll(contracts.releasedEventTypes());
    rules.exceptions().forEach(exception -> eventTypes.addAll(exception.eventTypes()));
    contracts.unreadable().stream()
        .map(finding -> Path.of(finding.place().file()))
        .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.avsc$", ""))
        .forEach(eventTypes::remove);
    return new Scope(Check.LINT, eventTypes, Set.of(), today);
  }
}
