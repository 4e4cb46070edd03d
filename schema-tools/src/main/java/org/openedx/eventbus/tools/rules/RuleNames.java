package org.openedx.eventbus.tools.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.Suggestion;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/** Resolves the names of rules in a rules file: ids, categories, or {@code ALL}. */
final class RuleNames {
  private static final String ALL = "ALL";

  private final RulesDocument document;

  RuleNames(RulesDocument document) {
    this.document = document;
  }

  /** Returns the rules that a top-level list names. */
  Set<Rule> listed(String setting) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    List<JsonNode> items = document.list(setting);
    for (int i = 0; i < items.size(); i++) {
      String pointer = "/" + setting + "/" + i;
      if (items.get(i).isTextual()) {
        rules.addAll(named(items.get(i).asText(), pointer));
      } else {
        document.report(
            pointer,
            "\"" + setting + "\" must list ids of rules or categories, not " + items.get(i));
      }
    }
    return rules;
  }

  /** Returns the severities by rule. The id of a rule takes precedence over its category. */
  Map<Rule, Severity> severities() {
    Map<Rule, Severity> ofCategories = new EnumMap<>(Rule.class);
    Map<Rule, Severity> ofRules = new EnumMap<>(Rule.class);
    for (Map.Entry<String, JsonNode> each : document.object("severity")) {
      String pointer = JsonSource.child("/severity", each.getKey());
      Optional<Severity> severity = document.value(Severity.class, each.getValue(), pointer);
      for (Rule rule : named(each.getKey(), pointer)) {
        boolean single = rule.name().equals(each.getKey());
        severity.ifPresent(value -> (single ? ofRules : ofCategories).put(rule, value));
      }
    }
    ofCategories.putAll(ofRules);
    return ofCategories;
  }

  /** Returns the rule of an exception; empty if it is missing or unknown. */
  Optional<Rule> ofException(JsonNode exception, String pointer) {
    String text = exception.path("rule").asText();
    for (Rule rule : Rule.values()) {
      if (rule.name().equals(text)) {
        if (rule.category() == Category.RULES) {
          document.report(pointer + "/rule", "exceptions from " + rule + " are not allowed");
        }
        return Optional.of(rule);
      }
    }
    boolean given = exception.has("rule");
    document.report(
        given ? pointer + "/rule" : pointer,
        given ? unknown(text, false) : "an exception needs a \"rule\", the id of a rule");
    return Optional.empty();
  }

  private Set<Rule> named(String text, String pointer) {
    Set<Rule> named = EnumSet.noneOf(Rule.class);
    for (Rule rule : Rule.values()) {
      boolean wide = text.equals(ALL) || text.equals(rule.category().name());
      if (wide || text.equals(rule.name())) {
        named.add(rule);
      }
    }
    if (named.isEmpty()) {
      document.report(pointer, unknown(text, true));
    } else if (named.stream().allMatch(rule -> rule.category() == Category.RULES)) {
      document.report(pointer, "'" + text + "' is always on, with the severity error");
    }
    return named;
  }

  private static String unknown(String text, boolean categories) {
    Set<String> known = new TreeSet<>();
    for (Rule rule : Rule.values()) {
      known.add(rule.name());
      if (categories) {
        known.add(rule.category().name());
      }
    }
    String nearest = Suggestion.of(text, known);
    String hint =
        nearest.contains("did you mean") ? nearest : "; docs/rules/README.md lists all of them";
    return "unknown rule" + (categories ? " or category" : "") + " '" + text + "'" + hint;
  }
}
