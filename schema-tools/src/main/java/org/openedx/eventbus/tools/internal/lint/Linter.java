package org.openedx.eventbus.tools.internal.lint;

import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.rules.RuleFilter;
import org.openedx.eventbus.tools.internal.rules.RuleFilter.CheckScope;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Checks contracts with the rules of {@link Check#LINT}. Immutable and thread-safe.
 *
 * <p>For example:
 *
 * <pre>{@code
 * RuleSet rules = RuleSet.ofModule(module);
 * List<Finding> findings =
 *     new Linter(rules, LocalDate.now()).lint(List.of(LintTarget.at(module)));
 * }</pre>
 *
 * @param rules the rules that are on, and the exceptions from them
 * @param today the day on which exceptions are evaluated
 */
public record Linter(RuleSet rules, LocalDate today) {
  private static final List<FileCheck> FILE_CHECKS =
      List.of(
          new EventNamingCheck(),
          new FieldNamingCheck(),
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
          new SuccessionCheck(),
          new ReleasedFilesCheck(),
          new AbsentValueCheck());

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
    return new RuleFilter(rules).filter(findings, scope(contracts));
  }

  private static List<Finding> check(ContractFile file) {
    List<Finding> findings = new ArrayList<>();
    FindingCollector collector = new FindingCollector(file, findings::add);
    for (ContractProblem problem : file.problems()) {
      if (problem.rule() != Rule.EVENT_KEY_FIELD_EXISTS) { // EventKeyCheck is more specific
        String pointer = problem.location().pointer();
        String field =
            file.index().enclosingField(pointer).map(each -> each.label() + ": ").orElse("");
        collector.add(problem.rule(), pointer, field + problem.message());
      }
    }
    if (file.isContract()) {
      FILE_CHECKS.forEach(check -> check.check(file, collector));
    }
    return findings;
  }

  /** Reports levels of event types without a contract, which are most likely misspelt. */
  private List<Finding> levelsWithoutContract(ContractSet contracts) {
    return rules.levelLocations().entrySet().stream()
        .filter(each -> !contracts.contains(each.getKey()))
        .map(
            each ->
                new ContractProblem(
                        Rule.RULES_FILE_INVALID,
                        each.getValue(),
                        "\"levels\" names " + each.getKey() + ", which has no contract")
                    .finding(each.getKey()))
        .toList();
  }

  /** Includes the event types of exceptions without a contract: these exceptions are not needed. */
  private CheckScope scope(ContractSet contracts) {
    Set<String> eventTypes = new HashSet<>();
    contracts.files().forEach(file -> eventTypes.add(file.eventType()));
    eventTypes.addAll(contracts.versions().keySet());
    rules.exceptions().forEach(exception -> eventTypes.addAll(exception.eventTypes()));
    contracts.unreadable().stream()
        .map(finding -> Path.of(finding.location().file()))
        .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.avsc$", ""))
        .forEach(eventTypes::remove);
    return new CheckScope(Check.LINT, eventTypes, Set.of(), today);
  }

  /** Rules that need a single contract only. */
  interface FileCheck {
    void check(ContractFile file, FindingCollector findings);
  }

  /** Rules that compare a contract with other contracts or with released versions. */
  interface ContractSetCheck {
    void check(ContractSet contracts, Consumer<Finding> out);
  }

  /** Collects the findings of one contract. */
  record FindingCollector(ContractFile file, Consumer<Finding> out) {
    /** Adds a finding with the default fix of its rule. */
    void add(Rule rule, String pointer, String message) {
      add(rule, pointer, message, rule.remedy());
    }

    void add(Rule rule, String pointer, String message, String fix) {
      out.accept(Finding.of(rule, file.eventType(), file.source().location(pointer), message, fix));
    }
  }

  /**
   * Directories to check, for example those of a Maven module.
   *
   * @param contracts the directory of the current contracts
   * @param released the directory of the released contracts; it does not have to exist
   */
  public record LintTarget(Path contracts, Path released) {
    public LintTarget {
      Objects.requireNonNull(contracts, "contracts");
      Objects.requireNonNull(released, "released");
    }

    /**
     * Returns the files of the contracts.
     *
     * @throws UncheckedIOException if there is none, most likely because the directory is wrong: no
     *     findings would look like valid contracts
     */
    public List<Path> files() {
      List<Path> files = ContractDirectory.files(contracts);
      if (files.isEmpty()) {
        String message = "no contract (*.avsc) in " + contracts;
        throw new UncheckedIOException(message, new NoSuchFileException(message));
      }
      return files;
    }

    /** Returns the target of a Maven module, {@code src/main/contracts} and {@code released}. */
    public static LintTarget at(Path module) {
      return new LintTarget(module.resolve("src/main/contracts"), module.resolve("released"));
    }
  }
}
