package org.openedx.eventbus.tools.desired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.rules.Judge;
import org.openedx.eventbus.tools.rules.RuleSet;
import org.openedx.eventbus.tools.rules.Scope;

/**
 * Whether contracts can follow everything that a registry holds of them. Nothing is changed.
 *
 * @param findings what breaks, each version of each subject by itself
 * @param eventTypes those that were compared, also where nothing was found
 * @param versions how many registered versions were read
 */
public record RegistryCheck(List<Finding> findings, Set<String> eventTypes, int versions) {
  public RegistryCheck {
    findings = List.copyOf(findings);
    eventTypes = Set.copyOf(eventTypes);
  }

  /**
   * Reads every version of every subject, not only the newest: with a transitive level, the
   * registry will compare with all of them.
   *
   * @throws org.openedx.eventbus.registry.RegistryUnavailableException when the registry does not
   *     answer
   * @throws org.openedx.eventbus.registry.RegistryException when it refuses, or is none
   */
  public static RegistryCheck of(
      DesiredState state, SchemaRegistry registry, RuleSet rules, LocalDate today) {
    List<Finding> found = new ArrayList<>();
    Set<String> eventTypes = new LinkedHashSet<>();
    DesiredState values =
        new DesiredState(state.subjects().stream().filter(DesiredSubject::isValue).toList());
    int versions = 0;
    for (var each : new RegistryReader(registry).read(values).entrySet()) {
      found.addAll(PairCheck.of(each.getKey(), each.getValue().versions()));
      eventTypes.addAll(each.getKey().eventTypes());
      versions += each.getValue().versions().size();
    }
    Scope scope = new Scope(Check.BREAKING, eventTypes, Set.of("registry"), today);
    // An exception that this registry does not need may be needed for another one.
    List<Finding> judged =
        new Judge(rules)
            .judge(found, scope).stream()
                .filter(each -> each.rule() != Rule.RULES_EXCEPTION_UNUSED)
                .toList();
    return new RegistryCheck(judged, eventTypes, versions);
  }

  /** Whether nothing but notes was found. */
  public boolean isClean() {
    return findings.stream().allMatch(each -> each.severity() == Severity.NOTE);
  }
}
