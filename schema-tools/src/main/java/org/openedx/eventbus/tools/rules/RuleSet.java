package org.openedx.eventbus.tools.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.finding.SourceLocation;

/**
 * Content of a rules file: the rules that are on and their severities, the exceptions, and the
 * compatibility level of each event type. Immutable. For example:
 *
 * <pre>{@code
 * {
 *   "except": ["EVENT_SINCE"],
 *   "severity": {"DOCS": "warning"},
 *   "levels": {"com.acme.shop.cart.filled.v1": "FULL_TRANSITIVE"}
 * }
 * }</pre>
 */
public final class RuleSet {
  /** Name of the rules file in the directory of a module. */
  public static final String FILE_NAME = "schema-rules.json";

  private final Set<Rule> rules;
  private final Map<Rule, Severity> severities;
  private final List<RuleException> exceptions;
  private final Compatibility level;
  private final Map<String, Compatibility> levels;
  private final Map<String, SourceLocation> levelLocations;

  RuleSet(
      Set<Rule> rules,
      Map<Rule, Severity> severities,
      List<RuleException> exceptions,
      Compatibility level,
      Map<String, Compatibility> levels,
      Map<String, SourceLocation> levelLocations) {
    this.rules = Set.copyOf(rules);
    this.severities = Map.copyOf(severities);
    this.exceptions = List.copyOf(exceptions);
    this.level = level;
    this.levels = Map.copyOf(levels);
    this.levelLocations = Map.copyOf(levelLocations);
  }

  /** {@return the default: all rules, no exceptions, and the level FORWARD_TRANSITIVE (ADR 6)} */
  public static RuleSet standard() {
    return new RuleSet(
        EnumSet.allOf(Rule.class),
        Map.of(),
        List.of(),
        Compatibility.FORWARD_TRANSITIVE,
        Map.of(),
        Map.of());
  }

  /**
   * Reads a rules file.
   *
   * @param file the rules file
   * @return the rules
   * @throws InvalidContractsException if the file is invalid, with all of its problems
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static RuleSet read(Path file) {
    return read(() -> JsonSource.read(file));
  }

  /**
   * {@return the rules of a module; {@link #standard} if it has no rules file}
   *
   * @param module the root directory of the module
   * @throws InvalidContractsException if the file is invalid, with all of its problems
   * @throws java.io.UncheckedIOException if the file cannot be read
   */
  public static RuleSet ofModule(Path module) {
    Path file = module.resolve(FILE_NAME);
    return Files.isRegularFile(file) ? read(file) : standard();
  }

  /**
   * Reads the text of a rules file.
   *
   * @param file the name of the file in problems
   * @param text the JSON of the rules file
   * @return the rules
   * @throws InvalidContractsException if the text is invalid, with all of its problems
   */
  public static RuleSet parse(String file, String text) {
    return read(() -> JsonSource.parse(file, text));
  }

  /**
   * Reports invalid JSON as a violation of the rule for rules files, not of the one for contracts.
   */
  private static RuleSet read(Supplier<JsonSource> source) {
    try {
      return new RulesReader(source.get()).read();
    } catch (InvalidContractsException e) {
      throw new InvalidContractsException(
          e.problems().stream()
              .map(
                  each ->
                      new ContractProblem(Rule.RULES_FILE_INVALID, each.location(), each.message()))
              .toList());
    }
  }

  /**
   * {@return whether the rule is on} Rules of {@link Category#RULES} always are.
   *
   * @param rule the rule
   */
  public boolean uses(Rule rule) {
    return rule.category() == Category.RULES || rules.contains(rule);
  }

  /**
   * {@return the severity of the rule: the configured one, or the default}
   *
   * @param rule the rule
   */
  public Severity severity(Rule rule) {
    return configuredSeverity(rule).orElse(rule.severity());
  }

  /**
   * {@return the severity that the file sets for a rule; empty if it sets none}
   *
   * @param rule the rule
   */
  public Optional<Severity> configuredSeverity(Rule rule) {
    return Optional.ofNullable(severities.get(rule));
  }

  /**
   * {@return the level of compatibility of an event type with its earlier versions}
   *
   * @param eventType the name of the event type
   */
  public Compatibility level(String eventType) {
    return levels.getOrDefault(eventType, level);
  }

  /** {@return the event types in {@code "levels"}, with their positions in the file} */
  public Map<String, SourceLocation> levelLocations() {
    return levelLocations;
  }

  /**
   * {@return a copy with one level for all event types}
   *
   * @param newLevel the level
   */
  public RuleSet withLevel(Compatibility newLevel) {
    return new RuleSet(rules, severities, exceptions, newLevel, Map.of(), Map.of());
  }

  /** {@return the exceptions in the order of the file} */
  public List<RuleException> exceptions() {
    return exceptions;
  }
}
