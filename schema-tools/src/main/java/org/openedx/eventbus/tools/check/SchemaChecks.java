package org.openedx.eventbus.tools.check;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.breaking.Breaking;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.desired.DesiredState;
import org.openedx.eventbus.tools.desired.RegistryCheck;
import org.openedx.eventbus.tools.desired.Routing;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.history.HistorySources;
import org.openedx.eventbus.tools.lint.Linter;
import org.openedx.eventbus.tools.report.Report;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Runs checks over modules. Modules that share a rules file are looked at together, as an event
 * type may move from one to another. Immutable.
 */
public final class SchemaChecks {
  private static final Set<Rule> ABOUT_ABSENCE =
      EnumSet.of(Rule.EVENT_NO_DELETE, Rule.RULES_EXCEPTION_UNUSED);

  private final List<CheckedModule> modules;
  private final Path base;
  private final LocalDate today;

  private SchemaChecks(List<CheckedModule> modules, Path base, LocalDate today) {
    this.modules = List.copyOf(modules);
    this.base = base;
    this.today = today;
  }

  /**
   * @param base where relative paths begin, and a directory of the repository
   * @param today the day on which exceptions are judged
   */
  public static SchemaChecks of(List<CheckedModule> modules, Path base, LocalDate today) {
    return new SchemaChecks(modules, base, today);
  }

  /**
   * Judges the contracts as they are.
   *
   * @throws java.io.UncheckedIOException when something cannot be read, or there is no contract
   */
  public Report lint() {
    List<Finding> findings = new ArrayList<>();
    byRules()
        .forEach(
            (file, group) -> {
              try {
                RuleSet rules = CheckedModule.rules(file);
                findings.addAll(
                    Linter.with(rules, today)
                        .lint(group.stream().map(CheckedModule::target).toList()));
              } catch (InvalidContractsException e) {
                findings.addAll(problems(e));
              }
            });
    List<String> names = new ArrayList<>();
    for (CheckedModule module : modules) {
      ContractDirectory.files(module.contracts()).stream()
          .map(SchemaChecks::eventType)
          .forEach(names::add);
    }
    return Report.of(Check.LINT, findings, names, base);
  }

  /** By the rule for names of files; lint has said where that is not so. */
  private static String eventType(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.avsc$", "");
  }

  /**
   * Compares the contracts with earlier versions of themselves.
   *
   * @throws org.openedx.eventbus.tools.history.HistoryUnavailableException when a source cannot be
   *     read
   * @throws java.io.UncheckedIOException when something cannot be read, or there is no contract
   */
  public Report breaking(BreakingOptions options) {
    List<Finding> findings = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int[] versions = {0};
    byRules()
        .forEach(
            (file, group) -> {
              TodaysContracts today =
                  TodaysContracts.in(group.stream().map(CheckedModule::contracts).toList());
              List<CountedHistory> histories = histories(group, options);
              try {
                findings.addAll(today.problems());
                names.addAll(today.eventTypes());
                findings.addAll(compare(rules(file, options), today, histories));
                histories.forEach(each -> versions[0] += each.count());
              } catch (InvalidContractsException e) {
                findings.addAll(problems(e));
              }
            });
    return Report.of(Check.BREAKING, findings, names, base).comparedWith(versions[0]);
  }

  /**
   * Whether a registry would take the contracts as next versions, by everything that it holds of
   * them. Exceptions that this registry does not need are not complained of.
   *
   * @throws org.openedx.eventbus.registry.RegistryUnavailableException when it does not answer
   * @throws org.openedx.eventbus.registry.RegistryException when it refuses, or is none
   * @throws java.io.UncheckedIOException when something cannot be read, or there is no contract
   */
  public Report registry(SchemaRegistry registry, Routing routing) {
    List<Finding> findings = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int[] versions = {0};
    byRules()
        .forEach(
            (file, group) -> {
              TodaysContracts contracts =
                  TodaysContracts.in(group.stream().map(CheckedModule::contracts).toList());
              findings.addAll(contracts.problems());
              names.addAll(contracts.eventTypes());
              try {
                RuleSet rules = CheckedModule.rules(file);
                DesiredState state = DesiredState.of(contracts.contracts(), rules::level, routing);
                RegistryCheck check = RegistryCheck.of(state, registry, rules, today);
                findings.addAll(check.findings());
                versions[0] += check.versions();
              } catch (InvalidContractsException e) {
                findings.addAll(problems(e));
              }
            });
    return Report.of(Check.BREAKING, findings, names, base).comparedWith(versions[0]);
  }

  private static RuleSet rules(Optional<Path> file, BreakingOptions options) {
    RuleSet rules = CheckedModule.rules(file);
    return options.level().map(rules::withLevel).orElse(rules);
  }

  /** A contract that is broken is neither gone nor in need of no exception. */
  private List<Finding> compare(
      RuleSet rules, TodaysContracts contracts, List<CountedHistory> histories) {
    Set<String> broken = contracts.broken();
    return Breaking.with(rules, today).check(contracts.contracts(), List.copyOf(histories)).stream()
        .filter(each -> !(ABOUT_ABSENCE.contains(each.rule()) && broken.contains(each.eventType())))
        .toList();
  }

  private List<CountedHistory> histories(List<CheckedModule> group, BreakingOptions options) {
    List<CountedHistory> histories = new ArrayList<>();
    for (CheckedModule module : group) {
      HistorySources sources =
          new HistorySources(base, module.directory(), module.released(), options.config());
      options.against().stream()
          .map(spec -> new CountedHistory(spec.open(sources)))
          .forEach(histories::add);
    }
    return histories;
  }

  /** Compares any two Avro schemas, be they of events or not. */
  public static Report compare(Path older, Path newer, Compatibility level, Path base) {
    return TwoSchemas.compare(older, newer, level, base);
  }

  private Map<Optional<Path>, List<CheckedModule>> byRules() {
    Map<Optional<Path>, List<CheckedModule>> groups = new LinkedHashMap<>();
    modules.forEach(
        each -> groups.computeIfAbsent(each.rules(), file -> new ArrayList<>()).add(each));
    return groups;
  }

  private static List<Finding> problems(InvalidContractsException e) {
    return e.problems().stream().map(each -> each.finding("")).toList();
  }
}
