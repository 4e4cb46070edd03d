package org.openedx.eventbus.tools.desired;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.SchemaRegistry.RegisteredSchema;
import org.openedx.eventbus.tools.compat.Comparison;
import org.openedx.eventbus.tools.compat.Levels;
import org.openedx.eventbus.tools.compat.SchemaVersion;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.desired.DesiredState.DesiredSubject;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.rules.Judge;
import org.openedx.eventbus.tools.rules.RuleSet;
import org.openedx.eventbus.tools.rules.Scope;

/**
 * Result of comparing contracts with all their registered versions. The registry is only read.
 *
 * @param findings the incompatibilities, separately for each version of each subject
 * @param eventTypes the compared event types, including those without findings
 * @param versions the number of registered versions that were read
 */
public record RegistryCheck(List<Finding> findings, Set<String> eventTypes, int versions) {
  public RegistryCheck {
    findings = List.copyOf(findings);
    eventTypes = Set.copyOf(eventTypes);
  }

  /**
   * Compares with every version of every subject, not only the newest one: at a transitive level,
   * the registry compares with all versions.
   *
   * @param state the desired subjects
   * @param registry the registry; the caller closes it
   * @param rules the rules in use and their exceptions
   * @param today the day that decides which exceptions have expired
   * @throws org.openedx.eventbus.registry.RegistryUnavailableException if the registry is
   *     unavailable
   * @throws org.openedx.eventbus.registry.RegistryRejectedException if the registry rejects a
   *     request, or the URL is not that of a registry
   */
  public static RegistryCheck of(
      DesiredState state, SchemaRegistry registry, RuleSet rules, LocalDate today) {
    List<Finding> found = new ArrayList<>();
    Set<String> eventTypes = new LinkedHashSet<>();
    DesiredState values =
        new DesiredState(state.subjects().stream().filter(DesiredSubject::isValue).toList());
    int versions = 0;
    for (var each : new RegistryReader(registry).read(values).entrySet()) {
      found.addAll(incompatibilities(each.getKey(), each.getValue().versions()));
      eventTypes.addAll(each.getKey().eventTypes());
      versions += each.getValue().versions().size();
    }
    Scope scope = new Scope(Check.BREAKING, eventTypes, Set.of("registry"), today);
    // An exception that is unused with this registry may be needed for another one.
    List<Finding> judged =
        new Judge(rules)
            .judge(found, scope).stream()
                .filter(each -> each.rule() != Rule.RULES_EXCEPTION_UNUSED)
                .toList();
    return new RegistryCheck(judged, eventTypes, versions);
  }

  /**
   * Returns the incompatibilities of a payload's schema with the registered versions to which its
   * level applies. For these, a registry would reject the schema. Keys have none. Only findings of
   * category WIRE are returned, as registries detect no others.
   */
  static List<Finding> incompatibilities(DesiredSubject desired, List<RegisteredSchema> versions) {
    if (desired.level().isEmpty()) {
      return List.of();
    }
    Compatibility level = desired.level().get();
    SchemaVersion candidate = SchemaVersion.of(desired.contracts().get(0));
    return Levels.judged(level, versions).stream()
        .flatMap(each -> compare(each, candidate, level).stream())
        .toList();
  }

  private static List<Finding> compare(
      RegisteredSchema version, SchemaVersion candidate, Compatibility level) {
    String name = "registry version " + version.version();
    String file = version.subject() + " version " + version.version();
    try {
      SchemaVersion older = SchemaVersion.of(name, JsonSource.parse(file, version.text()));
      return Comparison.of(older, candidate).findings(Levels.directions(level)).stream()
          .filter(each -> each.rule().category() == Category.WIRE)
          .toList();
    } catch (InvalidSchemaException | InvalidContractsException e) {
      Rule rule = Rule.HISTORY_UNREADABLE;
      String message = name + " cannot be compared: " + e.getMessage();
      return List.of(
          Finding.of(
                  rule, candidate.eventType(), candidate.source().place(""), message, rule.remedy())
              .against(new Against(name, Place.ofFile(file))));
    }
  }

  /** Returns whether there are no errors and no warnings. */
  public boolean isClean() {
    return findings.stream().allMatch(each -> each.severity() == Severity.NOTE);
  }
}
