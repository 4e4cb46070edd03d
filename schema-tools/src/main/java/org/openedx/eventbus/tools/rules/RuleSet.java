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
import org.openedx.eventbus.tools.contract.ContractProblem;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/**
 * What a rules file says: the rules that count and how much, the exceptions, and the compatibility
 * level of each event type. Immutable.
 */
public final class RuleSet {
  /** The name under which a module's rules file is looked for, beside its pom. */
  public static final String FILE_NAME = "schema-rules.json";

  private final Set<Rule> rules;
  private final Map<Rule, Severity> severities;
  private final List<RuleException> exceptions;
  private final Compatibility level;
  private final Map<String, Compatibility> levels;
  private final Map<String, Place> levelPlaces;

  RuleSet(
      Set<Rule> rules,
      Map<Rule, Severity> severities,
      List<RuleException> exceptions,
      Compatibility level,
      Map<String, Compatibility> levels,
      Map<String, Place> levelPlaces) {
    this.rules = Set.copyOf(rules);
    this.severities = Map.copyOf(severities);
    this.exceptions = List.copyOf(exceptions);
    this.level = level;
    this.levels = Map.copyOf(levels);
    this.levelPlaces = Map.copyOf(levelPlaces);
  }

  /** Every rule, no exception, FORWARD_TRANSITIVE for all (ADR 6). */
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
   * @throws InvalidContractsException with everything that is wrong with it
   */
  public static RuleSet read(Path file) {
    return read(() -> JsonSource.read(file));
  }

  /** The rules file of a module, or {@link #standard} where it has none. */
  public static RuleSet ofModule(Path module) {
    Path file = module.resolve(FILE_NAME);
    return Files.isRegularFile(file) ? read(file) : standard();
  }

  /**
   * Reads the text of a rules file.
   *
   * @param file what problems call it
   * @throws InvalidContractsException with everything that is wrong with it
   */
  public static RuleSet parse(String file, String text) {
    return read(() -> JsonSource.parse(file, text));
  }

  /** A rules file that is no JSON breaks another rule than a contract that is none. */
  private static RuleSet read(Supplier<JsonSource> source) {
    try {
      return new RulesReader(source.get()).read();
    } catch (InvalidContractsException e) {
      throw new InvalidContractsException(
          e.problems().stream()
              .map(
                  each ->
                      new ContractProblem(Rule.RULES_FILE_INVALID, each.place(), each.message()))
              .toList());
    }
  }

  /** Whether findings of the rule count. Those of {@link Category#RULES} always do. */
  public boolean uses(Rule rule) {
    return rule.category() == Category.RULES || rules.contains(rule);
  }

  /** How much a finding of the rule matters. */
  public Severity severity(Rule rule) {
    return setSeverity(rule).orElse(rule.severity());
  }

  /** The severity that the file gives a rule, if it does. */
  Optional<Severity> setSeverity(Rule rule) {
    return Optional.ofNullable(severities.get(rule));
  }

  /** What each version of an event type keeps towards the earlier ones. */
  public Compatibility level(String eventType) {
    return levels.getOrDefault(eventType, level);
  }

  /** The event types that have a level of their own, and where the file says so. */
  public Map<String, Place> levelPlaces() {
    return levelPlaces;
  }

  /** The same rules with one level for all event types. */
  public RuleSet withLevel(Compatibility forAll) {
    return new RuleSet(rules, severities, exceptions, forAll, Map.of(), Map.of());
  }

  /** What is excused, in the order of the file. */
  public List<RuleException> exceptions() {
    return exceptions;
  }
}
