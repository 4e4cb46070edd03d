package org.openedx.eventbus.tools.internal.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.rules.RuleException;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Applies a rules file to the findings of a check:
 *
 * <ul>
 *   <li>Findings of rules that are off are dropped.
 *   <li>Severities are set.
 *   <li>Findings that an exception covers are dropped.
 *   <li>Exceptions that cover no finding, or that have expired, become findings themselves.
 * </ul>
 */
public record RuleFilter(RuleSet rules) {
  /**
   * Returns the findings to report, sorted by file and line, without duplicates.
   *
   * @param found the findings of the check
   * @param scope the part of the contracts that the check covered
   */
  public List<Finding> filter(List<Finding> found, CheckScope scope) {
    Map<RuleException, Set<String>> needed = new HashMap<>();
    Set<Finding> kept = new LinkedHashSet<>();
    for (Finding finding : found) {
      if (rules.uses(finding.rule())) {
        covering(finding)
            .map(each -> needed.computeIfAbsent(each, key -> new HashSet<>()))
            .forEach(eventTypes -> eventTypes.add(finding.eventType()));
      }
      reported(finding, scope.today()).ifPresent(kept::add);
    }
    for (RuleException exception : rules.exceptions()) {
      kept.addAll(unusedOrExpired(exception, needed.getOrDefault(exception, Set.of()), scope));
    }
    return kept.stream().sorted().toList();
  }

  /** Returns the finding with the configured severity; empty if it is not reported. */
  public Optional<Finding> reported(Finding finding, LocalDate today) {
    boolean reported =
        rules.uses(finding.rule())
            && covering(finding).allMatch(each -> each.expires().isBefore(today));
    // A check can lower the severity of a single finding; the rules file takes precedence.
    Severity severity = rules.configuredSeverity(finding.rule()).orElse(finding.severity());
    return reported ? Optional.of(finding.withSeverity(severity)) : Optional.empty();
  }

  private Stream<RuleException> covering(Finding finding) {
    return rules.exceptions().stream().filter(each -> each.covers(finding));
  }

  private List<Finding> unusedOrExpired(
      RuleException exception, Set<String> needed, CheckScope scope) {
    List<Finding> findings = new ArrayList<>();
    for (String eventType : new TreeSet<>(exception.eventTypes())) {
      boolean unused = !needed.contains(eventType);
      boolean expired = exception.expires().isBefore(scope.today());
      if (scope.includes(exception, eventType) && (unused || expired)) {
        Rule rule = unused ? Rule.RULES_EXCEPTION_UNUSED : Rule.RULES_EXCEPTION_EXPIRED;
        String why = unused ? "matches no finding" : "expired on " + exception.expires();
        String message =
            "the exception from %s for %s %s".formatted(exception.rule(), eventType, why);
        findings.add(new ContractProblem(rule, exception.location(), message).finding(eventType));
      }
    }
    return findings;
  }

  /**
   * Part of the contracts that a run covered. Exceptions outside of it are not reported as unused.
   *
   * @param check the check that ran
   * @param eventTypes the event types that were checked
   * @param against the names of the sources of earlier versions, for example {@code released}
   * @param today the day on which exceptions are evaluated
   */
  public record CheckScope(
      Check check, Set<String> eventTypes, Set<String> against, LocalDate today) {
    public CheckScope {
      eventTypes = Set.copyOf(eventTypes);
      against = Set.copyOf(against);
    }

    /** Returns whether this run would have reported the findings that the exception covers. */
    boolean includes(RuleException exception, String eventType) {
      return exception.rule().check() == check
          && eventTypes.contains(eventType)
          && exception.against().map(this::comparedWith).orElse(true);
    }

    private boolean comparedWith(String prefix) {
      return against.stream().anyMatch(each -> each.startsWith(prefix) || prefix.startsWith(each));
    }
  }
}
