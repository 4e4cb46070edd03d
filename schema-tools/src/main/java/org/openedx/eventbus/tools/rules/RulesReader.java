package org.openedx.eventbus.tools.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/** Reads a rules file and collects all of its problems. */
final class RulesReader {
  private static final Set<String> SETTINGS =
      Set.of("use", "except", "severity", "exceptions", "level", "levels");
  private static final Set<String> EXCEPTION_SETTINGS =
      Set.of("rule", "eventTypes", "field", "against", "reason", "expires");

  private final RulesDocument document;
  private final RuleNames names;

  RulesReader(JsonSource source) {
    this.document = new RulesDocument(source);
    this.names = new RuleNames(document);
  }

  RuleSet read() {
    JsonNode root = document.root();
    if (!root.isObject()) {
      document.report("", "a rules file must be a JSON object");
      throw new InvalidContractsException(document.problems());
    }
    document.checkNames(root, "", SETTINGS);
    Map<String, Compatibility> levels = new LinkedHashMap<>();
    Map<String, Place> levelPlaces = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : document.object("levels")) {
      String pointer = JsonSource.child("/levels", each.getKey());
      document
          .value(Compatibility.class, each.getValue(), pointer)
          .ifPresent(level -> levels.put(each.getKey(), level));
      levelPlaces.put(each.getKey(), document.place(pointer));
    }
    Optional<Compatibility> level =
        root.has("level")
            ? document.value(Compatibility.class, root.path("level"), "/level")
            : Optional.empty();
    RuleSet read =
        new RuleSet(
            used(root),
            names.severities(),
            exceptions(),
            level.orElse(Compatibility.FORWARD_TRANSITIVE),
            levels,
            levelPlaces);
    if (!document.problems().isEmpty()) {
      throw new InvalidContractsException(document.problems());
    }
    return read;
  }

  private Set<Rule> used(JsonNode root) {
    int before = document.problems().size();
    Set<Rule> rules = root.has("use") ? names.listed("use") : EnumSet.allOf(Rule.class);
    rules.removeAll(names.listed("except"));
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
    Optional<Rule> rule = names.ofException(node, pointer);
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
            document.place(pointer)));
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
}
