package org.openedx.eventbus.tools.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.openedx.eventbus.internal.Suggestions;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.finding.SourceLocation;

/** Reads a rules file and collects all of its problems. */
final class RulesReader {
  private static final String ALL = "ALL";

  private static final Set<String> SETTINGS =
      Set.of("use", "except", "severity", "exceptions", "level", "levels");
  private static final Set<String> EXCEPTION_SETTINGS =
      Set.of("rule", "eventTypes", "field", "against", "reason", "expires");

  private final RulesDocument document;

  RulesReader(JsonSource source) {
    this.document = new RulesDocument(source);
  }

  RuleSet read() {
    JsonNode root = document.root();
    if (!root.isObject()) {
      document.report("", "a rules file must be a JSON object");
      throw new InvalidContractsException(document.problems());
    }
    document.checkNames(root, "", SETTINGS);
    Map<String, Compatibility> levels = new LinkedHashMap<>();
    Map<String, SourceLocation> levelLocations = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : document.object("levels")) {
      String pointer = JsonSource.child("/levels", each.getKey());
      document
          .value(Compatibility.class, each.getValue(), pointer)
          .ifPresent(level -> levels.put(each.getKey(), level));
      levelLocations.put(each.getKey(), document.location(pointer));
    }
    Optional<Compatibility> level =
        root.has("level")
            ? document.value(Compatibility.class, root.path("level"), "/level")
            : Optional.empty();
    RuleSet read =
        new RuleSet(
            used(root),
            severities(),
            exceptions(),
            level.orElse(Compatibility.FORWARD_TRANSITIVE),
            levels,
            levelLocations);
    if (!document.problems().isEmpty()) {
      throw new InvalidContractsException(document.problems());
    }
    return read;
  }

  private Set<Rule> used(JsonNode root) {
    int before = document.problems().size();
    Set<Rule> rules = root.has("use") ? listed("use") : EnumSet.allOf(Rule.class);
    rules.removeAll(listed("except"));
    if (before == document.problems().size()
        && rules.stream().allMatch(rule -> rule.category() == Category.RULES)) {
      document.report(root.has("except") ? "/except" : "/use", "all rules are switched off");
    }
    return rules;
  }

  private List<RuleException> exceptions() {
    List<RuleException> exceptions = new ArrayList<>();
    List<JsonNode> list = document.list("exceptions");
    for (int i = 0; i < list.size(); i++) {
      String pointer = "/exceptions/" + i;
      if (list.get(i).isObject()) {
        exception(list.get(i), pointer).ifPresent(exceptions::add);
      } else {
        document.report(pointer, "an exception must be a JSON object");
      }
    }
    return exceptions;
  }

  private Optional<RuleException> exception(JsonNode node, String pointer) {
    document.checkNames(node, pointer, EXCEPTION_SETTINGS);
    Optional<Rule> rule = ruleOfException(node, pointer);
    Set<String> eventTypes = eventTypes(node, pointer);
    Optional<String> reason = document.text(node, "reason", pointer);
    if (reason.isEmpty() && !node.has("reason")) {
      document.report(pointer, "an exception needs a \"reason\"");
    }
    Optional<String> field = document.text(node, "field", pointer);
    Optional<String> against = document.text(node, "against", pointer);
    Optional<LocalDate> expires = date(node, pointer);
    if (rule.isEmpty() || reason.isEmpty() || expires.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleException(
            rule.get(),
            eventTypes,
            field,
            against,
            reason.get(),
            expires.get(),
            document.location(pointer)));
  }

  private Set<String> eventTypes(JsonNode node, String pointer) {
    Set<String> eventTypes = new LinkedHashSet<>();
    JsonNode list = node.path("eventTypes");
    if (!list.isArray() || list.isEmpty()) {
      document.report(
          list.isMissingNode() ? pointer : pointer + "/eventTypes",
          "an exception needs \"eventTypes\", a list of event types");
    }
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      String at = pointer + "/eventTypes/" + i;
      if (!list.get(i).isTextual() || list.get(i).asText().isBlank()) {
        document.report(at, "\"eventTypes\" must list names of event types, not " + list.get(i));
      } else if (!eventTypes.add(list.get(i).asText())) {
        document.report(at, "the event type '" + list.get(i).asText() + "' is listed twice");
      }
    }
    return eventTypes;
  }

  private Optional<LocalDate> date(JsonNode node, String pointer) {
    JsonNode expires = node.path("expires");
    try {
      return Optional.of(LocalDate.parse(expires.asText()));
    } catch (DateTimeException e) {
      document.report(
          expires.isMissingNode() ? pointer : pointer + "/expires",
          "an exception needs \"expires\", the last day on which it applies, for example"
              + " 2027-06-30");
      return Optional.empty();
    }
  }

  /** Returns the rules that a top-level list names. */
  private Set<Rule> listed(String setting) {
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
  private Map<Rule, Severity> severities() {
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
  private Optional<Rule> ruleOfException(JsonNode exception, String pointer) {
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
    String nearest = Suggestions.didYouMean(text, known);
    String hint = nearest.isEmpty() ? "; docs/rules/README.md lists all of them" : nearest;
    return "unknown rule" + (categories ? " or category" : "") + " '" + text + "'" + hint;
  }
}
