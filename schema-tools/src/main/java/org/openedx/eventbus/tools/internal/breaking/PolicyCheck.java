package org.openedx.eventbus.tools.internal.breaking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.internal.compat.ChangeKind;
import org.openedx.eventbus.tools.internal.compat.Comparison;
import org.openedx.eventbus.tools.internal.compat.Difference;
import org.openedx.eventbus.tools.internal.compat.SchemaChanges;
import org.openedx.eventbus.tools.internal.compat.SchemaVersion;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Checks the policies of the decision records (ADR 2, 6, 7), which do not depend on Avro's verdict.
 */
record PolicyCheck(Contract contract, RuleSet rules) {
  private static final String EVENT = "/" + ContractProperties.EVENT;

  /**
   * Returns violations of the policies.
   *
   * @param found the findings of the comparison; errors at the same position are not repeated
   * @param breaking whether a new major version is required, which starts at minor version 0
   */
  List<Finding> check(Comparison comparison, List<Finding> found, boolean breaking) {
    List<Finding> findings = new ArrayList<>();
    if (comparison.sameness() == ChangeKind.CHANGED) {
      checkFields(comparison, found, findings);
    }
    if (comparison.older().isContract()) {
      if (!breaking) {
        checkMinorVersion(comparison, findings);
      }
      SchemaVersion older = comparison.older();
      String usual = EventSection.defaultTopic(contract.name());
      changed(older, Rule.EVENT_SAME_TOPIC, EventSection.TOPIC, usual, contract.topic())
          .ifPresent(findings::add);
      String key = contract.keyPath().orElse("none");
      changed(older, Rule.EVENT_SAME_KEY, EventSection.KEY, "none", key).ifPresent(findings::add);
    }
    return findings;
  }

  private void checkFields(Comparison comparison, List<Finding> found, List<Finding> findings) {
    Set<String> reported = new HashSet<>();
    for (Finding finding : found) {
      if (finding.severity() == Severity.ERROR && finding.baseline().isPresent()) {
        SourceLocation older = finding.baseline().get().location();
        reported.add(finding.location().pointer() + " " + older.pointer());
      }
    }
    for (Difference difference : SchemaChanges.between(comparison.older(), comparison.newer())) {
      if (!reported.contains(difference.newer() + " " + difference.older())) {
        rule(difference).ifPresent(rule -> findings.add(finding(rule, difference, comparison)));
      }
    }
  }

  private Optional<Rule> rule(Difference difference) {
    if (difference.dataClass().isEmpty()) {
      return difference.removal() ? Optional.of(Rule.EVENT_FIELD_NO_DELETE) : Optional.empty();
    }
    if (rules.uses(Rule.FIELD_NO_NESTED_EVOLUTION)) {
      return Optional.of(Rule.FIELD_NO_NESTED_EVOLUTION);
    }
    return difference.optionalAddition()
        ? Optional.empty()
        : Optional.of(Rule.FIELD_NESTED_OPTIONAL_ONLY);
  }

  private Finding finding(Rule rule, Difference difference, Comparison comparison) {
    String subject =
        difference.dataClass().isEmpty()
            ? "the event"
            : "the data class " + difference.dataClass() + ", which is in use,";
    return finding(
        rule,
        difference.newer(),
        difference.older(),
        comparison.older(),
        "compared with %s, %s %s".formatted(comparison.older().name(), subject, difference.text()),
        rule.remedy());
  }

  private void checkMinorVersion(Comparison comparison, List<Finding> findings) {
    int olderMinor = minorVersion(comparison.older().source());
    if (comparison.sameness() == ChangeKind.CHANGED && contract.minorVersion() <= olderMinor) {
      findings.add(
          finding(
              Rule.EVENT_MINOR_VERSION_RAISED,
              EVENT + "/" + EventSection.MINOR_VERSION,
              EVENT + "/" + EventSection.MINOR_VERSION,
              comparison.older(),
              "the event changed since %s (minor version %d), but its minor version is %d"
                  .formatted(comparison.older().name(), olderMinor, contract.minorVersion()),
              "Raise \"minorVersion\" to " + (olderMinor + 1) + "."));
    }
  }

  /** Returns the minor version of a contract; 0 if it has none. */
  static int minorVersion(JsonSource source) {
    return source.root().path(ContractProperties.EVENT).path(EventSection.MINOR_VERSION).asInt(0);
  }

  /**
   * @param usual the value of contracts without the property
   */
  private Optional<Finding> changed(
      SchemaVersion older, Rule rule, String property, String usual, String now) {
    String text = older.source().root().path(ContractProperties.EVENT).path(property).asText();
    String before = text.isEmpty() ? usual : text;
    String message =
        "the event's %s changed from %s to %s since %s"
            .formatted(property, before, now, older.name());
    String pointer = EVENT + "/" + property;
    return before.equals(now)
        ? Optional.empty()
        : Optional.of(finding(rule, pointer, pointer, older, message, rule.remedy()));
  }

  private Finding finding(
      Rule rule, String newer, String older, SchemaVersion against, String message, String fix) {
    return Finding.of(
            rule, contract.name().value(), contract.source().location(newer), message, fix)
        .comparedWith(new Baseline(against.name(), against.source().location(older)));
  }
}
