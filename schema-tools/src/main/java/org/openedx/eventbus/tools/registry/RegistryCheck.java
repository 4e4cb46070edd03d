package org.openedx.eventbus.tools.registry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.SchemaRegistry.RegisteredSchema;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.internal.compat.Comparison;
import org.openedx.eventbus.tools.internal.compat.Levels;
import org.openedx.eventbus.tools.internal.compat.SchemaVersion;
import org.openedx.eventbus.tools.internal.rules.RuleFilter;
import org.openedx.eventbus.tools.internal.rules.RuleFilter.CheckScope;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Result of comparing contracts with all their registered versions. The registry is only read.
 *
 * @param findings the incompatibilities, separately for each version of each subject
 * @param eventTypes the compared event types, including those without findings
 * @param versions the number of registered versions that were read
 */
public record RegistryCheck(List<Finding> findings, Set<String> eventTypes, int versions) {
  /**
   * Creates a result.
   *
   * @param findings the incompatibilities, separately for each version of each subject
   * @param eventTypes the compared event types, including those without findings
   * @param versions the number of registered versions that were read
   */
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
   * @return the findings, and the number of versions
   * @throws org.openedx.eventbus.registry.RegistryUnavailableException if the registry is
   *     unavailable, rejects the credentials, or the address is not that of a registry
   * @throws org.openedx.eventbus.registry.RegistryRejectedException if the registry rejects a
   *     request
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
    CheckScope scope = new CheckScope(Check.BREAKING, eventTypes, Set.of("registry"), today);
    // An exception that is unused with this registry may be needed for another one.
    List<Finding> judged =
        new RuleFilter(rules)
            .filter(found, scope).stream()
                .filter(each -> each.rule() != Rule.RULES_EXCEPTION_UNUSED)
                .toList();
    return new RegistryCheck(judged, eventTypes, versions);
  }

  /** {@return whether there are no errors and no warnings} */
  public boolean isClean() {
    return findings.stream().allMatch(each -> each.severity() == Severity.NOTE);
  }

  /**
   * Compares the schema of a payload with the registered versions to which its level applies.
   * Returns the incompatibilities with each version, for which a registry would reject the schema.
   * Keys have none. Only findings of category WIRE are returned, as registries detect no others.
   */
  static List<Finding> incompatibilities(DesiredSubject desired, List<RegisteredSchema> versions) {
    if (desired.level().isEmpty()) {
      return List.of();
    }
    Compatibility level = desired.level().get();
    SchemaVersion candidate = SchemaVersion.of(desired.contracts().get(0));
    return Levels.judged(level, versions).stream()
        .flatMap(each -> compare(candidate, level, each).stream())
        .toList();
  }

  private static List<Finding> compare(
      SchemaVersion candidate, Compatibility level, RegisteredSchema version) {
    String name = "registry version " + version.version();
    String file = version.subject() + " version " + version.version();
    try {
      SchemaVersion older = SchemaVersion.of(name, JsonSource.parse(file, version.text()));
      return Comparison.of(older, candidate).findings(Levels.directions(level)).stream()
          .filter(each -> each.rule().category() == Category.WIRE)
          .toList();
    } catch (InvalidSchemaException | InvalidContractsException e) {
      Baseline earlier = new Baseline(name, SourceLocation.ofFile(file));
      return List.of(candidate.incomparable(earlier, e.getMessage()));
    }
  }
}
