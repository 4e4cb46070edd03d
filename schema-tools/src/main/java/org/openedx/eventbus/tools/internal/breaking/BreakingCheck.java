package org.openedx.eventbus.tools.internal.breaking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.history.EarlierVersion;
import org.openedx.eventbus.tools.internal.history.History;
import org.openedx.eventbus.tools.internal.rules.RuleFilter;
import org.openedx.eventbus.tools.internal.rules.RuleFilter.CheckScope;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Checks contracts for breaking changes against their earlier versions. The compatibility level of
 * each event type comes from the rules. Immutable and thread-safe.
 *
 * <p>For example, {@code new BreakingCheck(RuleSet.standard(), today).check(contracts,
 * List.of(History.released(directory)))}.
 *
 * @param rules the rules in use, their exceptions, and the compatibility levels
 * @param today the day that decides which exceptions have expired
 */
public record BreakingCheck(RuleSet rules, LocalDate today) {
  /**
   * Compares contracts with their earlier versions. A level that is not transitive compares with
   * the newest version of each history only.
   *
   * @return breaking changes, and notes on what each change requires; ordered by file and line, and
   *     at one position from the oldest version on
   * @throws org.openedx.eventbus.tools.history.HistoryUnavailableException if a history cannot be
   *     read; there is no partial result
   */
  public List<Finding> check(List<Contract> contracts, List<? extends History> histories) {
    Map<String, List<List<EarlierVersion>>> earlier = new TreeMap<>();
    Set<String> against = new HashSet<>();
    for (History history : histories) {
      history
          .versions(contracts)
          .forEach(
              (type, versions) ->
                  earlier.computeIfAbsent(type, each -> new ArrayList<>()).add(versions));
      against.add(history.name());
    }
    List<Finding> found = new ArrayList<>();
    contracts.parallelStream()
        .map(
            each ->
                new EventHistoryCheck(each, rules, today)
                    .check(earlier.getOrDefault(each.name().value(), List.of())))
        .forEachOrdered(found::addAll);
    Set<String> eventTypes = new HashSet<>();
    contracts.forEach(each -> eventTypes.add(each.name().value()));
    earlier.forEach(
        (type, versions) -> {
          if (eventTypes.add(type)) {
            versions.stream()
                .filter(each -> !each.isEmpty())
                .findFirst()
                .ifPresent(each -> found.add(deleted(type, each.get(each.size() - 1))));
          }
        });
    rules.exceptions().forEach(each -> eventTypes.addAll(each.eventTypes()));
    return new RuleFilter(rules)
        .filter(found, new CheckScope(Check.BREAKING, eventTypes, against, today));
  }

  /**
   * Reports a removed contract. The finding has the position of its newest known version, because
   * the contract has no file now.
   */
  private static Finding deleted(String eventType, EarlierVersion last) {
    EarlierVersion.Content content = last.content();
    boolean deprecated =
        content
            .source()
            .filter(each -> each.root().path("event").has(EventSection.DEPRECATED))
            .isPresent();
    return Finding.of(
            Rule.EVENT_NO_DELETE,
            eventType,
            content.location(),
            "the contract of %s%s was removed (last version: %s)"
                .formatted(eventType, deprecated ? ", which was deprecated," : "", last.name()),
            deprecated
                ? "No action is needed if no service sends or handles the event."
                : "Restore the contract, and deprecate the event before removing it.")
        .withSeverity(deprecated ? Severity.NOTE : Rule.EVENT_NO_DELETE.severity())
        .comparedWith(new Baseline(last.name(), content.location()));
  }
}
