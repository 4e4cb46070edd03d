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

/** Rules as a rules file names them: by their ids, by a category, or all. */
final class RuleNames {
  private static final String ALL = "ALL";

  private final Settings settings;

  RuleNames(Settings settings) {
    this.settings = settings;
  }

  /** The rules that a list at the top names. */
  Set<Rule> listed(String setting) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    List<JsonNode> items = settings.list(setting);
    for (int i = 0; i < items.size(); i++) {
      String pointer = "/" + setting + "/" + i;
      if (items.get(i).isTextual()) {
        rules.addAll(named(items.get(i).asText(), pointer));
      } else {
        settings.report(pointer, "the id of a rule or a category is needed, not " + items.get(i));
      }
    }
    return rules;
  }

  /** Severities by rule; what is said of a rule wins over what is said of its category. */
  Map<Rule, Severity> severities() {
    Map<Rule, Severity> ofCategories = new EnumMap<>(Rule.class);
    Map<Rule, Severity> ofRules = new EnumMap<>(Rule.class);
    for (Map.Entry<String, JsonNode> each : settings.object("severity")) {
      String pointer = JsonSource.child("/severity", each.getKey());
      Optional<Severity> severity = settings.value(Severity.class, each.getValue(), pointer);
      for (Rule rule : named(each.getKey(), pointer)) {
        boolean single = rule.name().equals(each.getKey());
        severity.ifPresent(value -> (single ? ofRules : ofCategories).put(rule, value));
      }
    }
    ofCategories.putAll(ofRules);
    return ofCategories;
  }

  /** The one rule that an exception is from. */
  Optional<Rule> ofException(JsonNode exception, String pointer) {
    String text = exception.path("rule").asText();
    for (Rule rule : Rule.values()) {
      if (rule.name().equals(text)) {
        if (rule.category() == Category.RULES) {
          settings.report(pointer + "/rule", "there is no exception from " + rule);
        }
        return Optional.of(rule);
      }
    }
    boolean given = exception.has("rule");
    settings.report(
        given ? pointer + "/rule" : pointer,
        given ? unknown(text, false) : "an exception needs a \"rule\", by its id");
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
      settings.report(pointer, unknown(text, true));
    } else if (named.stream().allMatch(rule -> rule.category() == Category.RULES)) {
      settings.report(pointer, "'" + text + "' always counts, as an error");
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
        nearest.contains("did you mean") ? nearest : "; docs/rules/README.md has them all";
    return "no rule" + (categories ? " or category" : "") + " is called '" + text + "'" + hint;
  }
}
