package org.openedx.eventbus.tools.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

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
public final class Judge {
  private final RuleSet rules;

  /** Creates a judge that applies the rules. */
  public Judge(RuleSet rules) {
    this.rules = rules;
  }

  /**
   * Returns the findings to report, sorted by file and line, without duplicates.
   *
   * @param found the findings of the check
   * @param scope the part of the contracts that the check covered
   */
  public List<Finding> judge(List<Finding> found, Scope scope) {
    Map<RuleException, Set<String>> needed = new LinkedHashMap<>();
    Set<Finding> judged = new LinkedHashSet<>();
    for (Finding finding : found) {
      if (rules.uses(finding.rule())) {
        covering(finding).forEach(each -> markNeeded(each, finding, needed));
      }
      reported(finding, scope.today()).ifPresent(judged::add);
    }
    for (RuleException exception : rules.exceptions()) {
      judged.addAll(judge(exception, needed.getOrDefault(exception, Set.of()), scope));
    }
    List<Finding> sorted = new ArrayList<>(judged);
    sorted.sort(null);
    return sorted;
  }

  /** Returns the finding with the configured severity; empty if it is not reported. */
  public Optional<Finding> reported(Finding finding, LocalDate today) {
    boolean reported =
        rules.uses(finding.rule())
            && covering(finding).allMatch(each -> each.expires().isBefore(today));
    return reported ? Optional.of(finding.withSeverity(severity(finding))) : Optional.empty();
  }

  private Stream<RuleException> covering(Finding finding) {
    return rules.exceptions().stream().filter(each -> each.covers(finding));
  }

  private static void markNeeded(
      RuleException exception, Finding finding, Map<RuleException, Set<String>> needed) {
    needed.computeIfAbsent(exception, each -> new LinkedHashSet<>()).add(finding.eventType());
  }

  /** A check can lower the severity of a single finding; the rules file takes precedence. */
  private Severity severity(Finding finding) {
    return rules.configuredSeverity(finding.rule()).orElse(finding.severity());
  }

  private List<Finding> judge(RuleException exception, Set<String> needed, Scope scope) {
    List<Finding> findings = new ArrayList<>();
    for (String eventType : new TreeSet<>(exception.eventTypes())) {
      if (!scope.includes(exception, eventType)) {
        continue;
      }
      if (!needed.contains(eventType)) {
        findings.add(
            finding(
                Rule.RULES_EXCEPTION_UNUSED,
                exception,
                eventType,
                "the exception from "
                    + exception.rule()
                    + " for "
                    + eventType
                    + " matches no finding"));
      } else if (exception.expires().isBefore(scope.today())) {
        findings.add(
            finding(
                Rule.RULES_EXCEPTION_EXPIRED,
                exception,
                eventType,
                "the exception from "
                    + exception.rule()
                    + " for "
                    + eventType
                    + " expired on "
                    + exception.expires()));
      }
    }
    return findings;
  }

  private static Finding finding(
      Rule rule, RuleException exception, String eventType, String message) {
    return Finding.of(rule, eventType, exception.place(), message, rule.remedy());
  }
}
