package org.openedx.eventbus.tools.breaking;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.tools.compat.Changes;
import org.openedx.eventbus.tools.compat.Comparison;
import org.openedx.eventbus.tools.compat.Difference;
import org.openedx.eventbus.tools.compat.Sameness;
import org.openedx.eventbus.tools.compat.SchemaVersion;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.OurProperties;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.rules.RuleSet;

/** What the decision records forbid whatever Avro says (ADR 2, 6, 7). */
final class Policies {
  private static final String EVENT = "/" + OurProperties.EVENT;

  private final Contract contract;
  private final RuleSet rules;
  private final String usualTopic;
  private final String topic;

  Policies(Contract contract, RuleSet rules) {
    this.contract = contract;
    this.rules = rules;
    this.usualTopic = EventSection.usualTopic(contract.name());
    this.topic = contract.topic();
  }

  /**
   * @param found what the comparison has found; what stands there is not said again
   * @param anew whether another event type is demanded, which has minor versions of its own
   */
  List<Finding> check(Comparison comparison, List<Finding> found, boolean anew) {
    List<Finding> findings = new ArrayList<>();
    if (comparison.sameness() == Sameness.CHANGED) {
      fields(comparison, found, findings);
    }
    if (comparison.older().isContract()) {
      if (!anew) {
        minorVersion(comparison, findings);
      }
      topic(comparison, findings);
      key(comparison, findings);
    }
    return findings;
  }

  private void fields(Comparison comparison, List<Finding> found, List<Finding> findings) {
    Set<String> said = new HashSet<>();
    for (Finding finding : found) {
      if (finding.severity() == Severity.ERROR) {
        finding
            .against()
            .ifPresent(each -> said.add(finding.place().pointer() + " " + each.place().pointer()));
      }
    }
    for (Difference difference : Changes.between(comparison.older(), comparison.newer())) {
      if (!said.contains(difference.newer() + " " + difference.older())) {
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
            : "the data class " + difference.dataClass() + " is in use, and";
    return finding(
        rule,
        difference.newer(),
        difference.older(),
        comparison.older(),
        "%s %s since %s".formatted(subject, difference.text(), comparison.older().name()),
        rule.remedy());
  }

  private void minorVersion(Comparison comparison, List<Finding> findings) {
    int was = minorVersion(comparison.older().source());
    if (comparison.sameness() == Sameness.CHANGED && contract.minorVersion() <= was) {
      findings.add(
          finding(
              Rule.EVENT_MINOR_VERSION_RAISED,
              EVENT + "/" + EventSection.MINOR_VERSION,
              EVENT + "/" + EventSection.MINOR_VERSION,
              comparison.older(),
              "the event changed since %s, which has the minor version %d, and has %d itself"
                  .formatted(comparison.older().name(), was, contract.minorVersion()),
              "Raise \"minorVersion\" to " + (was + 1) + "."));
    }
  }

  /** That of a contract; 0 where it says none. */
  static int minorVersion(JsonSource source) {
    return source.root().path(OurProperties.EVENT).path(EventSection.MINOR_VERSION).asInt(0);
  }

  private void topic(Comparison comparison, List<Finding> findings) {
    String was = text(comparison.older(), EventSection.TOPIC).orElse(usualTopic);
    if (!was.equals(topic)) {
      findings.add(moved(comparison, Rule.EVENT_SAME_TOPIC, EventSection.TOPIC, was, topic));
    }
  }

  private void key(Comparison comparison, List<Finding> findings) {
    String was = text(comparison.older(), EventSection.KEY).orElse("none");
    String is = contract.keyPath().orElse("none");
    if (!was.equals(is)) {
      findings.add(moved(comparison, Rule.EVENT_SAME_KEY, EventSection.KEY, was, is));
    }
  }

  private Finding moved(Comparison comparison, Rule rule, String property, String was, String is) {
    return finding(
        rule,
        EVENT + "/" + property,
        EVENT + "/" + property,
        comparison.older(),
        "the event's %s was %s in %s and is %s"
            .formatted(property, was, comparison.older().name(), is),
        rule.remedy());
  }

  private static Optional<String> text(SchemaVersion version, String property) {
    String text = version.source().root().path(OurProperties.EVENT).path(property).asText();
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private Finding finding(
      Rule rule, String newer, String older, SchemaVersion against, String message, String fix) {
    return Finding.of(rule, contract.name().value(), contract.source().place(newer), message, fix)
        .against(new Against(against.name(), against.source().place(older)));
  }
}
