package org.openedx.eventbus.tools.rules;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.Category;
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

  RuleSet(
      Set<Rule> rules,
      Map<Rule, Severity> severities,
      List<RuleException> exceptions,
      Compatibility level,
      Map<String, Compatibility> levels) {
    this.rules = Set.copyOf(rules);
    this.severities = Map.copyOf(severities);
    this.exceptions = List.copyOf(exceptions);
    this.level = level;
    this.levels = Map.copyOf(levels);
  }

  /** Every rule, no exception, FORWARD_TRANSITIVE for all (ADR 6). */
  public static RuleSet standard() {
    return new RuleSet(
        EnumSet.allOf(Rule.class), Map.of(), List.of(), Compatibility.FORWARD_TRANSITIVE, Map.of());
  }

  /**
   * Reads a rules file.
   *
   * @throws org.openedx.eventbus.tools.contract.InvalidContractsException with everything that is
   *     wrong with it
   */
  public static RuleSet read(Path file) {
    return new RulesReader(JsonSource.read(file)).read();
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
   * @throws org.openedx.eventbus.tools.contract.InvalidContractsException with everything that is
   *     wrong with it
   */
  public static RuleSet parse(String file, String text) {
    return new RulesReader(JsonSource.parse(file, text)).read();
  }

  /** Whether findings of the rule count. Those of {@link Category#RULES} always do. */
  public boolean uses(Rule rule) {
    return rule.category() == Category.RULES || rules.contains(rule);
  }

  /** How much a finding of the rule matters. */
  public Severity severity(Rule rule) {
    return severities.getOrDefault(rule, rule.severity());
  }

  /** What each version of an event type keeps towards the earlier ones. */
  public Compatibility level(String eventType) {
    return levels.getOrDefault(eventType, level);
  }

  /** The same rules with one level for all event types. */
  public RuleSet withLevel(Compatibility forAll) {
    return new RuleSet(rules, severities, exceptions, forAll, Map.of());
  }

  /** What is excused, in the order of the file. */
  public List<RuleException> exceptions() {
    return exceptions;
  }
}
