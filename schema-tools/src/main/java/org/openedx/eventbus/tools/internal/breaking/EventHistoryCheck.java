package org.openedx.eventbus.tools.internal.breaking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.internal.compat.ChangeKind;
import org.openedx.eventbus.tools.internal.compat.Comparison;
import org.openedx.eventbus.tools.internal.compat.Levels;
import org.openedx.eventbus.tools.internal.compat.SchemaVersion;
import org.openedx.eventbus.tools.internal.history.EarlierVersion;
import org.openedx.eventbus.tools.internal.rules.RuleFilter;
import org.openedx.eventbus.tools.rules.RuleSet;

/** Compares one contract with the earlier versions of its event type. Not thread-safe. */
final class EventHistoryCheck {
  private final SchemaVersion candidate;
  private final Compatibility level;
  private final RuleFilter judge;
  private final LocalDate today;
  private final PolicyCheck policies;
  private final ChangeNotes notes;

  /**
   * Texts that were compared. The same text in several histories, or twice in one, is one version.
   */
  private final Set<String> seen = new HashSet<>();

  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param today the day that decides which exceptions have expired
   */
  EventHistoryCheck(Contract contract, RuleSet rules, LocalDate today) {
    this.candidate = SchemaVersion.of(contract);
    this.level = rules.level(contract.name().value());
    this.judge = new RuleFilter(rules);
    this.today = today;
    this.policies = new PolicyCheck(contract, rules);
    this.notes = new ChangeNotes(contract);
  }

  List<Finding> check(List<List<EarlierVersion>> histories) {
    if (level == Compatibility.NONE) {
      return List.of();
    }
    seen.add(candidate.source().text());
    histories.forEach(this::checkHistory);
    return findings;
  }

  private void checkHistory(List<EarlierVersion> oldestFirst) {
    List<Comparison> newestFirst = new ArrayList<>();
    boolean done = false;
    for (int i = oldestFirst.size() - 1; i >= 0 && !done; i--) {
      Optional<SchemaVersion> older = read(oldestFirst.get(i));
      if (older.isPresent()) {
        done = !Levels.transitive(level);
        if (seen.add(older.get().source().text())) {
          newestFirst.add(Comparison.of(older.get(), candidate));
        }
      }
    }
    if (!newestFirst.isEmpty()) {
      judge(newestFirst);
    }
  }

  private void judge(List<Comparison> newestFirst) {
    Map<Comparison, List<Finding>> found = new LinkedHashMap<>();
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Comparison comparison = newestFirst.get(i);
      if (comparison.sameness() != ChangeKind.IDENTICAL) {
        found.put(comparison, comparison.findings(Levels.directions(level)));
      }
    }
    boolean breaking = found.values().stream().flatMap(List::stream).anyMatch(this::breaks);
    found.forEach(
        (comparison, pairFindings) -> {
          findings.addAll(pairFindings);
          findings.addAll(policies.check(comparison, pairFindings, breaking));
        });
    notes.of(newestFirst, breaking).ifPresent(findings::add);
  }

  /** Returns whether a finding requires a new major version and no exception covers it. */
  private boolean breaks(Finding finding) {
    return judge.reported(finding, today).filter(ChangeNotes::breaks).isPresent();
  }

  private Optional<SchemaVersion> read(EarlierVersion version) {
    EarlierVersion.Content content = version.content();
    Baseline earlier = new Baseline(version.name(), content.location());
    if (content.source().isEmpty()) {
      findings.add(candidate.incomparable(earlier, "it is not valid JSON"));
      return Optional.empty();
    }
    try {
      return Optional.of(SchemaVersion.of(version.name(), content.source().get()));
    } catch (InvalidSchemaException e) {
      findings.add(candidate.incomparable(earlier, e.getMessage()));
      return Optional.empty();
    }
  }
}
