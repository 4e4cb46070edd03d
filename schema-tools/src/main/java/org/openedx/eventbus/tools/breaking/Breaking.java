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
 * Judges contracts by earlier versions of themselves, at the level that the rules give each event
 * type. Immutable, thread-safe.
 */
public final class Breaking {
  private final RuleSet rules;
  private final LocalDate today;

  private Breaking(RuleSet rules, LocalDate today) {
    this.rules = Objects.requireNonNull(rules, "rules");
    this.today = Objects.requireNonNull(today, "today");
  }

  /**
   * @param rules which rules count, what is excused, and the levels
   * @param today the day on which exceptions are judged
   */
  public static Breaking with(RuleSet rules, LocalDate today) {
    return new Breaking(rules, today);
  }

  /**
   * What breaks with which earlier version, and notes on what the changes demand; in the order of
   * files and lines, for each place from the oldest version on. A level that is not transitive
   * looks at the newest version of each history.
   *
   * @throws org.openedx.eventbus.tools.history.HistoryUnavailableException when a history cannot be
   *     read: nothing can be said then
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
    Set<String> known = new HashSet<>();
    contracts.forEach(each -> known.add(each.name().value()));
    earlier.forEach(
        (type, versions) -> {
          if (known.add(type)) {
            found.addAll(Deletion.of(type, versions));
          }
        });
    rules.exceptions().forEach(each -> known.addAll(each.eventTypes()));
    Set<String> against = new HashSet<>();
    histories.forEach(each -> against.add(each.name()));
    return new Judge(rules).judge(found, new Scope(Check.BREAKING, known, against, today));
  }

  private List<Finding> check(Contract contract, List<List<EarlierVersion>> histories) {
    return new EventCheck(contract, rules, today).check(histories);
  }
}
