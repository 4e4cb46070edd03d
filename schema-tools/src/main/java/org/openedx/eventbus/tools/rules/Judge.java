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
 * Applies a rules file to what a check found: rules not used are dropped, severities set, excused
 * findings taken out, and exceptions that nothing needed or that have expired become findings
 * themselves.
 */
public final class Judge {
  private final RuleSet rules;

  public Judge(RuleSet rules) {
    this.rules = rules;
  }

  /** The findings to report, in the order of files and lines, each once. */
  public List<Finding> judge(List<Finding> found, Scope scope) {
    Map<RuleException, Set<String>> needed = new LinkedHashMap<>();
    Set<Finding> judged = new LinkedHashSet<>();
    for (Finding finding : found) {
      if (rules.uses(finding.rule())) {
        covering(finding).forEach(each -> note(each, finding, needed));
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

  /**
   * What becomes of one finding: its severity as the file has it; empty where it is not reported.
   */
  public Optional<Finding> reported(Finding finding, LocalDate today) {
    boolean counts =
        rules.uses(finding.rule())
            && covering(finding).allMatch(each -> each.expires().isBefore(today));
    return counts ? Optional.of(finding.withSeverity(severity(finding))) : Optional.empty();
  }

  private Stream<RuleException> covering(Finding finding) {
    return rules.exceptions().stream().filter(each -> each.covers(finding));
  }

  private static void note(
      RuleException exception, Finding finding, Map<RuleException, Set<String>> needed) {
    needed.computeIfAbsent(exception, each -> new LinkedHashSet<>()).add(finding.eventType());
  }

  /** A check may find something less grave than its rule's usual case; a file's word wins. */
  private Severity severity(Finding finding) {
    return rules.setSeverity(finding.rule()).orElse(finding.severity());
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
                "the exception from " + exception.rule() + " for " + eventType + " is not needed"));
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
