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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.breaking.BreakingCheck;
import org.openedx.eventbus.tools.internal.breaking.SchemaComparison;
import org.openedx.eventbus.tools.internal.history.EarlierVersion;
import org.openedx.eventbus.tools.internal.history.History;
import org.openedx.eventbus.tools.internal.history.HistorySources;
import org.openedx.eventbus.tools.internal.lint.Linter;
import org.openedx.eventbus.tools.registry.DesiredState;
import org.openedx.eventbus.tools.registry.RegistryCheck;
import org.openedx.eventbus.tools.registry.Routing;
import org.openedx.eventbus.tools.report.Report;
import org.openedx.eventbus.tools.rules.RuleSet;

/**
 * Runs the checks on one or more modules. Modules with the same rules file are checked together,
 * because an event type can move from one to another. Immutable.
 *
 * <p>For example:
 *
 * <pre>{@code
 * CheckedModule module = CheckedModule.at(Path.of("schemas"));
 * Report report = SchemaChecks.of(List.of(module), Path.of("."), LocalDate.now()).lint();
 * if (report.failed()) {
 *   report.write(ReportFormat.TEXT, System.err, false);
 * }
 * }</pre>
 */
public final class SchemaChecks {
  private static final Set<Rule> RULES_ABOUT_MISSING_CONTRACTS =
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
   * {@return the checks of modules} No file is read yet.
   *
   * @param modules the modules to check
   * @param base the directory to which relative paths refer. Paths in reports are relative to the
   *     root of the repository that contains it.
   * @param today the day on which exceptions are evaluated
   */
  public static SchemaChecks of(List<CheckedModule> modules, Path base, LocalDate today) {
    return new SchemaChecks(modules, base, today);
  }

  /**
   * Checks the current contracts by themselves.
   *
   * @return the findings of all modules
   * @throws java.io.UncheckedIOException if a file cannot be read, or a module has no contract
   */
  public Report lint() {
    List<Finding> findings = new ArrayList<>();
    byRules()
        .forEach(
            (file, group) -> {
              try {
                RuleSet rules = CheckedModule.rules(file);
                findings.addAll(
                    new Linter(rules, today)
                        .lint(group.stream().map(CheckedModule::target).toList()));
              } catch (InvalidContractsException e) {
                findings.addAll(problems(e));
              }
            });
    List<String> names =
        modules.stream()
            .flatMap(module -> ContractDirectory.files(module.contracts()).stream())
            .map(SchemaChecks::eventType)
            .toList();
    return Report.of(Check.LINT, findings, names, base);
  }

  /** Takes the event type from the name of the file; lint reports files with other names. */
  static String eventType(Path file) {
    return String.valueOf(file.getFileName()).replaceFirst("\\.avsc$", "");
  }

  /**
   * Compares the current contracts with their earlier versions.
   *
   * @param options the sources of earlier versions and the compatibility level
   * @return the findings of all modules, and the number of earlier versions
   * @throws org.openedx.eventbus.tools.history.HistoryUnavailableException if a source of earlier
   *     versions cannot be read
   * @throws java.io.UncheckedIOException if a file cannot be read, or a module has no contract
   */
  public Report breaking(BreakingOptions options) {
    return compared(
        (rulesFile, contracts, group, findings) -> {
          AtomicInteger versions = new AtomicInteger();
          List<History> histories = histories(group, options, versions);
          RuleSet rules = options.level().map(rulesFile::withLevel).orElse(rulesFile);
          Set<String> invalid = contracts.invalidEventTypes();
          // Without findings that only exist because an invalid contract could not be compared.
          new BreakingCheck(rules, today)
              .check(contracts.contracts(), histories).stream()
                  .filter(
                      each ->
                          !(RULES_ABOUT_MISSING_CONTRACTS.contains(each.rule())
                              && invalid.contains(each.eventType())))
                  .forEach(findings::add);
          return versions.get();
        });
  }

  /**
   * Checks whether a registry would accept the contracts as next versions, by comparing them with
   * all versions registered in it. Exceptions that apply to no finding are not reported, because
   * another registry may need them.
   *
   * @param registry the registry; the caller closes it
   * @param routing returns the topics of an event type
   * @return the findings of all modules, and the number of registered versions
   * @throws org.openedx.eventbus.registry.RegistryUnavailableException if the registry is
   *     unavailable, rejects the credentials, or the address is not that of a registry
   * @throws org.openedx.eventbus.registry.RegistryRejectedException if the registry rejects a
   *     request
   * @throws java.io.UncheckedIOException if a file cannot be read, or a module has no contract
   */
  public Report registry(SchemaRegistry registry, Routing routing) {
    return compared(
        (rules, contracts, group, findings) -> {
          DesiredState state = DesiredState.of(contracts.contracts(), rules::level, routing);
          RegistryCheck check = RegistryCheck.of(state, registry, rules, today);
          findings.addAll(check.findings());
          return check.versions();
        });
  }

  /** Comparison of the valid contracts of modules with the same rules. */
  @FunctionalInterface
  private interface GroupComparison {
    /**
     * @return the number of earlier versions
     */
    int run(
        RuleSet rules,
        CurrentContracts contracts,
        List<CheckedModule> group,
        List<Finding> findings);
  }

  private Report compared(GroupComparison comparison) {
    List<Finding> findings = new ArrayList<>();
    List<String> names = new ArrayList<>();
    int[] versions = {0};
    byRules()
        .forEach(
            (file, group) -> {
              CurrentContracts contracts = CurrentContracts.in(group);
              findings.addAll(contracts.problems());
              names.addAll(contracts.eventTypes());
              try {
                RuleSet rules = CheckedModule.rules(file);
                versions[0] += comparison.run(rules, contracts, group, findings);
              } catch (InvalidContractsException e) {
                findings.addAll(problems(e));
              }
            });
    return Report.of(Check.BREAKING, findings, names, base).comparedWith(versions[0]);
  }

  private List<History> histories(
      List<CheckedModule> group, BreakingOptions options, AtomicInteger versions) {
    List<History> histories = new ArrayList<>();
    for (CheckedModule module : group) {
      HistorySources sources =
          new HistorySources(base, module.directory(), module.released(), options.config());
      options.against().stream()
          .map(spec -> new CountingHistory(sources.open(spec), versions))
          .forEach(histories::add);
    }
    return histories;
  }

  /**
   * Compares any two Avro schemas, of events or not.
   *
   * @param older the file of the earlier version
   * @param newer the file of the later version
   * @param level the compatibility level that the later version must have
   * @param base a directory in the repository, to whose root the paths in the report are relative
   * @return the findings
   */
  public static Report compare(Path older, Path newer, Compatibility level, Path base) {
    SchemaComparison.Result result = SchemaComparison.files(older, newer, level);
    String name =
        result
            .comparison()
            .map(each -> each.newer().eventType())
            .filter(each -> !each.isEmpty())
            .orElse(newer.toString());
    return Report.of(Check.BREAKING, result.findings(), List.of(name), base).comparedWith(1);
  }

  private Map<Optional<Path>, List<CheckedModule>> byRules() {
    return modules.stream()
        .collect(
            Collectors.groupingBy(CheckedModule::rules, LinkedHashMap::new, Collectors.toList()));
  }

  private static List<Finding> problems(InvalidContractsException e) {
    return e.problems().stream().map(each -> each.finding("")).toList();
  }

  /**
   * Counts the versions of a history. The report states the number, so that "no findings" without
   * any earlier version is not mistaken for a successful comparison.
   */
  private record CountingHistory(History history, AtomicInteger count) implements History {
    @Override
    public String name() {
      return history.name();
    }

    @Override
    public Map<String, List<EarlierVersion>> versions(List<Contract> contracts) {
      Map<String, List<EarlierVersion>> found = history.versions(contracts);
      found.values().forEach(each -> count.addAndGet(each.size()));
      return found;
    }
  }
}
