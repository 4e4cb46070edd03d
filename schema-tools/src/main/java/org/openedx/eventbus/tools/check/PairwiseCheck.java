package org.openedx.eventbus.tools.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.compat.Comparison;
import org.openedx.eventbus.tools.compat.Levels;
import org.openedx.eventbus.tools.compat.SchemaVersion;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.history.EarlierVersion;
import org.openedx.eventbus.tools.history.History;
import org.openedx.eventbus.tools.rules.Judge;
import org.openedx.eventbus.tools.rules.RuleSet;
import org.openedx.eventbus.tools.rules.Scope;

/** Compares each contract with the earlier versions that its level asks for. */
final class PairwiseCheck {
  private final RuleSet rules;
  private final LocalDate today;

  PairwiseCheck(RuleSet rules, LocalDate today) {
    this.rules = rules;
    this.today = today;
  }

  List<Finding> check(List<Contract> contracts, List<? extends History> histories) {
    List<Finding> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (History history : histories) {
      names.add(history.name());
      Map<String, List<EarlierVersion>> versions = history.versions(contracts);
      for (Contract contract : contracts) {
        compare(contract, versions.getOrDefault(contract.name().value(), List.of()), found);
      }
    }
    Set<String> eventTypes =
        contracts.stream().map(each -> each.name().value()).collect(Collectors.toSet());
    return new Judge(rules).judge(found, new Scope(Check.BREAKING, eventTypes, names, today));
  }

  private void compare(Contract contract, List<EarlierVersion> versions, List<Finding> found) {
    Compatibility level = rules.level(contract.name().value());
    for (EarlierVersion version : Levels.judged(level, versions)) {
      try {
        SchemaVersion older =
            SchemaVersion.of(
                version.name(),
                version.source().orElseThrow(() -> new InvalidSchemaException("it is no JSON")));
        found.addAll(
            Comparison.of(older, SchemaVersion.of(contract)).findings(Levels.directions(level)));
      } catch (InvalidSchemaException e) {
        Rule rule = Rule.HISTORY_UNREADABLE;
        found.add(
            Finding.of(
                rule,
                contract.name().value(),
                version.place(),
                version.name() + " cannot be read: " + e.getMessage(),
                rule.remedy()));
      }
    }
  }
}
