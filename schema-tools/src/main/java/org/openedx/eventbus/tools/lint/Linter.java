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

/** Judges contracts by the rules of {@link Check#LINT}. Immutable, thread-safe. */
public final class Linter {
  private static final List<FileCheck> FILE_CHECKS =
      List.of(
          new EventNaming(),
          new FieldNaming(),
          new NameCheck(),
          new ReservedWords(),
          new Documentation(),
          new EventKey(),
          new EventDesign(),
          new FieldDesign(),
          new Privacy(),
          new AttributeCheck(),
          new LogicalTypes(),
          new UnionDefaults());
  private static final List<CorpusCheck> CORPUS_CHECKS =
      List.of(
          new Uniqueness(),
          new Redefinitions(),
          new Succession(),
          new ReleasedFiles(),
          new VersionBump(),
          new AbsentValues());

  private final RuleSet rules;
  private final LocalDate today;

  private Linter(RuleSet rules, LocalDate today) {
    this.rules = rules;
    this.today = today;
  }

  /**
   * @param rules which rules count, and what is excused
   * @param today the day on which exceptions are judged
   */
  public static Linter with(RuleSet rules, LocalDate today) {
    return new Linter(rules, today);
  }

  /**
   * Everything that is wrong with the contracts, in the order of files and lines; files that are no
   * contracts at all are findings too.
   *
   * @param targets looked at together: an event type of one may be the successor of another's
   * @throws java.io.UncheckedIOException when something cannot be read, or there is no contract
   */
  public List<Finding> lint(List<LintTarget> targets) {
    Corpus corpus = Corpus.read(targets);
    List<Finding> found = new ArrayList<>(corpus.unreadable());
    corpus.contracts().parallelStream().map(Linter::check).forEachOrdered(found::addAll);
    CORPUS_CHECKS.forEach(check -> check.check(corpus, found::add));
    found.addAll(levelsOfNothing(corpus));
    return new Judge(rules).judge(found, scope(corpus));
  }

  private static List<Finding> check(ContractFile file) {
    Report report = new Report(file);
    for (ContractProblem problem : file.problems()) {
      if (problem.rule() != Rule.EVENT_KEY_FIELD_EXISTS) { // EventKey says more
        String pointer = problem.place().pointer();
        String field = file.walk().around(pointer).map(around -> around.called() + ": ").orElse("");
        report.add(problem.rule(), pointer, field + problem.message());
      }
    }
    if (file.isContract()) {
      FILE_CHECKS.forEach(check -> check.check(file, report));
    }
    return report.findings();
  }

  /** A level for an event type that is not there is a slip that would otherwise go unseen. */
  private List<Finding> levelsOfNothing(Corpus corpus) {
    List<Finding> findings = new ArrayList<>();
    rules
        .levelPlaces()
        .forEach(
            (eventType, place) -> {
              if (!corpus.knows(eventType)) {
                String message = "there is no contract of " + eventType + ", which a level is for";
                Rule rule = Rule.RULES_FILE_INVALID;
                findings.add(Finding.of(rule, eventType, place, message, rule.remedy()));
              }
            });
    return findings;
  }

  /** Exceptions for event types that are not there are in it as well: nothing needs them. */
  private Scope scope(Corpus corpus) {
    Set<String> eventTypes = new HashSet<>();
    corpus.contracts().forEach(file -> eventTypes.add(file.eventType()));
    eventTypes.addAll(corpus.releasedEventTypes());
    rules.exceptions().forEach(exception -> eventTypes.addAll(exception.eventTypes()));
    corpus.unreadable().stream()
        .map(finding -> Path.of(finding.place().file()))
        .map(file -> String.valueOf(file.getFileName()).replaceFirst("\\.avsc$", ""))
        .forEach(eventTypes::remove);
    return new Scope(Check.LINT, eventTypes, Set.of(), today);
  }
}
