package org.openedx.eventbus.tools.breaking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.history.EarlierVersion;
import org.openedx.eventbus.tools.history.History;
import org.openedx.eventbus.tools.rules.Judge;
import org.openedx.eventbus.tools.rules.RuleSet;
import org.openedx.eventbus.tools.rules.Scope;

/**
 * Checks contracts for breaking changes against their earlier versions. The compatibility level of
 * each event type comes from the rules. Immutable and thread-safe.
 *
 * <p>For example, {@code Breaking.with(RuleSet.standard(), today).check(contracts,
 * List.of(History.released(directory)))}.
 */
public final class Breaking {
  private final RuleSet rules;
  private final LocalDate today;

  private Breaking(RuleSet rules, LocalDate today) {
    this.rules = Objects.requireNonNull(rules, "rules");
    this.today = Objects.requireNonNull(today, "today");
  }

  /**
   * Creates a check.
   *
   * @param rules the rules in use, their exceptions, and the compatibility levels
   * @param today the day that decides which exceptions have expired
   */
  public static Breaking with(RuleSet rules, LocalDate today) {
    return new Breaking(rules, today);
  }

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
    for (History history : histories) {
      history
          .versions(contracts)
          .forEach(
              (type, versions) ->
                  earlier.computeIfAbsent(type, each -> new ArrayList<>()).add(versions));
    }
    List<Finding> found = new ArrayList<>();
    contracts.parallelStream()
        .map(each -> check(each, earlier.getOrDefault(each.name().value(), List.of())))
        .forEachOrdered(found::addAll);
    Set<String> eventTypes = new HashSet<>();
    contracts.forEach(each -> eventTypes.add(each.name().value()));
    earlier.forEach(
        (type, versions) -> {
          if (eventTypes.add(type)) {
            found.addAll(DeletedContracts.of(type, versions));
          }
        });
    rules.exceptions().forEach(each -> eventTypes.addAll(each.eventTypes()));
    Set<String> against = new HashSet<>();
    histories.forEach(each -> against.add(each.name()));
    return new Judge(rules).judge(found, new Scope(Check.BREAKING, eventTypes, against, today));
  }

  private List<Finding> check(Contract contract, List<List<EarlierVersion>> histories) {
    return new EventHistoryCheck(contract, rules, today).check(histories);
  }
}
