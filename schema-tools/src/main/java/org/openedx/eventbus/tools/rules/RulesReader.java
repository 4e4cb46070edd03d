package org.openedx.eventbus.tools.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.ContractProblem;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.Suggestion;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/** Reads a rules file and collects all that is wrong with it. */
final class RulesReader {
  private static final String ALL = "ALL";
  private static final Set<String> KNOWN =
      Set.of("use", "except", "severity", "exceptions", "level", "levels");
  private static final Set<String> KNOWN_OF_EXCEPTION =
      Set.of("rule", "eventTypes", "field", "against", "reason", "expires");

  private final JsonSource source;
  private final List<ContractProblem> problems = new ArrayList<>();

  RulesReader(JsonSource source) {
    this.source = source;
  }

  RuleSet read() {
    JsonNode root = source.root();
    for (Place key : source.doubledKeys()) {
      problems.add(new ContractProblem(Rule.RULES_FILE_INVALID, key, "the key stands here twice"));
    }
    if (!root.isObject()) {
      report("", "a rules file is a JSON object");
      throw new InvalidContractsException(problems);
    }
    checkNames(root, "", KNOWN);
    Set<Rule> rules = root.has("use") ? rules(root.path("use"), "/use") : EnumSet.allOf(Rule.class);
    rules.removeAll(rules(root.path("except"), "/except"));
    Compatibility level =
        root.has("level")
            ? level(root.path("level"), "/level").orElse(Compatibility.FORWARD_TRANSITIVE)
            : Compatibility.FORWARD_TRANSITIVE;
    RuleSet read = new RuleSet(rules, severities(root), exceptions(root), level, levels(root));
    if (!problems.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
    return read;
  }

  private void report(String pointer, String message) {
    problems.add(source.problem(Rule.RULES_FILE_INVALID, pointer, message));
  }

  private void checkNames(JsonNode object, String pointer, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                report(
                    JsonSource.child(pointer, name),
                    "there is no setting '" + name + "'" + Suggestion.of(name, known));
              }
            });
  }

  /** The rules that a list names by their ids or by their category. */
  private Set<Rule> rules(JsonNode list, String pointer) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    if (!list.isArray() && !list.isMissingNode()) {
      report(pointer, "a list of rules or categories is needed");
    }
    for (int i = 0; i < list.size(); i++) {
      rules.addAll(named(list.path(i).asText(), pointer + "/" + i, true));
    }
    return rules;
  }

  private Set<Rule> named(String text, String pointer, boolean categories) {
    Set<Rule> named = EnumSet.noneOf(Rule.class);
    Set<String> known = new LinkedHashSet<>();
    for (Rule rule : Rule.values()) {
      known.add(rule.name());
      if (categories) {
        known.add(rule.category().name());
      }
      boolean wide = categories && (text.equals(ALL) || text.equals(rule.category().name()));
      if (wide || text.equals(rule.name())) {
        named.add(rule);
      }
    }
    if (named.isEmpty()) {
      report(pointer, "no rule is called '" + text + "'" + Suggestion.of(text, known));
    }
    return named;
  }

  private Map<Rule, Severity> severities(JsonNode root) {
    Map<Rule, Severity> severities = new EnumMap<>(Rule.class);
    for (Map.Entry<String, JsonNode> each : root.path("severity").properties()) {
      String pointer = JsonSource.child("/severity", each.getKey());
      for (Rule rule : named(each.getKey(), pointer, true)) {
        value(Severity.class, each.getValue(), pointer)
            .ifPresent(severity -> severities.put(rule, severity));
      }
    }
    return severities;
  }

  private Optional<Compatibility> level(JsonNode node, String pointer) {
    return value(Compatibility.class, node, pointer);
  }

  private <E extends Enum<E>> Optional<E> value(Class<E> type, JsonNode node, String pointer) {
    Optional<E> found =
        Arrays.stream(type.getEnumConstants())
            .filter(each -> each.name().equals(node.asText().toUpperCase(Locale.ROOT)))
            .findFirst();
    if (found.isEmpty()) {
      List<String> known = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
      report(pointer, "'" + node.asText() + "' is none of " + String.join(", ", known));
    }
    return found;
  }

  private Map<String, Compatibility> levels(JsonNode root) {
    Map<String, Compatibility> levels = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : root.path("levels").properties()) {
      level(each.getValue(), JsonSource.child("/levels", each.getKey()))
          .ifPresent(level -> levels.put(each.getKey(), level));
    }
    return levels;
  }

  private List<RuleException> exceptions(JsonNode root) {
    List<RuleException> exceptions = new ArrayList<>();
    JsonNode list = root.path("exceptions");
    for (int i = 0; i < list.size(); i++) {
      exception(list.path(i), "/exceptions/" + i).ifPresent(exceptions::add);
    }
    return exceptions;
  }

  private Optional<RuleException> exception(JsonNode node, String pointer) {
    checkNames(node, pointer, KNOWN_OF_EXCEPTION);
    Set<Rule> rule = named(node.path("rule").asText(), pointer + "/rule", false);
    Set<String> eventTypes = new LinkedHashSet<>();
    node.path("eventTypes").forEach(each -> eventTypes.add(each.asText()));
    if (eventTypes.isEmpty()) {
      report(pointer, "an exception needs \"eventTypes\", the list of those it is for");
    }
    if (node.path("reason").asText().isBlank()) {
      report(pointer, "an exception needs a \"reason\"");
    }
    Optional<LocalDate> expires = date(node.path("expires"), pointer);
    if (rule.isEmpty() || expires.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RuleException(
            rule.iterator().next(),
            eventTypes,
            text(node, "field"),
            text(node, "against"),
            node.path("reason").asText(),
            expires.get(),
            source.place(pointer)));
  }

  private Optional<LocalDate> date(JsonNode node, String pointer) {
    try {
      return Optional.of(LocalDate.parse(node.asText()));
    } catch (DateTimeException e) {
      report(pointer, "an exception needs \"expires\", its last day, such as 2027-06-30");
      return Optional.empty();
    }
  }

  private static Optional<String> text(JsonNode node, String property) {
    return node.hasNonNull(property) ? Optional.of(node.get(property).asText()) : Optional.empty();
  }
}
