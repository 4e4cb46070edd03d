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

/** Reads a rules file and collects all that is wrong with it. */
final class RulesReader {
  private static final Set<String> KNOWN =
      Set.of("use", "except", "severity", "exceptions", "level", "levels");
  private static final Set<String> KNOWN_OF_EXCEPTION =
      Set.of("rule", "eventTypes", "field", "against", "reason", "expires");

  private final Settings settings;
  private final RuleNames names;

  RulesReader(JsonSource source) {
    this.settings = new Settings(source);
    this.names = new RuleNames(settings);
  }

  RuleSet read() {
    JsonNode root = settings.root();
    if (!root.isObject()) {
      settings.report("", "a rules file is a JSON object");
      throw new InvalidContractsException(settings.problems());
    }
    settings.checkNames(root, "", KNOWN);
    Map<String, Compatibility> levels = new LinkedHashMap<>();
    Map<String, Place> levelPlaces = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : settings.object("levels")) {
      String pointer = JsonSource.child("/levels", each.getKey());
      settings
          .value(Compatibility.class, each.getValue(), pointer)
          .ifPresent(level -> levels.put(each.getKey(), level));
      levelPlaces.put(each.getKey(), settings.place(pointer));
    }
    Optional<Compatibility> level =
        root.has("level")
            ? settings.value(Compatibility.class, root.path("level"), "/level")
            : Optional.empty();
    RuleSet read =
        new RuleSet(
            used(root),
            names.severities(),
            exceptions(),
            level.orElse(Compatibility.FORWARD_TRANSITIVE),
            levels,
            levelPlaces);
    if (!settings.problems().isEmpty()) {
      throw new InvalidContractsException(settings.problems());
    }
    return read;
  }

  private Set<Rule> used(JsonNode root) {
    int before = settings.problems().size();
    Set<Rule> rules = root.has("use") ? names.listed("use") : EnumSet.allOf(Rule.class);
    rules.removeAll(names.listed("except"));
    if (before == settings.problems().size()
        && rules.stream().allMatch(rule -> rule.category() == Category.RULES)) {
      settings.report(root.has("except") ? "/except" : "/use", "no rule is left to be checked");
    }
    return rules;
  }

  private List<RuleException> exceptions() {
    List<RuleException> exceptions = new ArrayList<>();
    List<JsonNode> list = settings.list("exceptions");
    for (int i = 0; i < list.size(); i++) {
      String pointer = "/exceptions/" + i;
      if (list.get(i).isObject()) {
        exception(list.get(i), pointer).ifPresent(exceptions::add);
      } else {
        settings.report(pointer, "an exception is a JSON object");
      }
    }
    return exceptions;
  }

  private Optional<RuleException> exception(JsonNode node, String pointer) {
    settings.checkNames(node, pointer, KNOWN_OF_EXCEPTION);
    Optional<Rule> rule = names.ofException(node, pointer);
    Set<String> eventTypes = eventTypes(node, pointer);
    Optional<String> reason = settings.text(node, "reason", pointer);
    if (reason.isEmpty() && !node.has("reason")) {
      settings.report(pointer, "an exception needs a \"reason\"");
    }
    Optional<String> field = settings.text(node, "field", pointer);
    Optional<String> against = settings.text(node, "against", pointer);
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
            settings.place(pointer)));
  }

  private Set<String> eventTypes(JsonNode node, String pointer) {
    Set<String> eventTypes = new LinkedHashSet<>();
    JsonNode list = node.path("eventTypes");
    if (!list.isArray() || list.isEmpty()) {
      settings.report(
          list.isMissingNode() ? pointer : pointer + "/eventTypes",
          "an exception needs \"eventTypes\", the list of those it is for");
    }
    for (int i = 0; list.isArray() && i < list.size(); i++) {
      String at = pointer + "/eventTypes/" + i;
      if (!list.get(i).isTextual() || list.get(i).asText().isBlank()) {
        settings.report(at, "the name of an event type is needed, not " + list.get(i));
      } else if (!eventTypes.add(list.get(i).asText())) {
        settings.report(at, "the event type '" + list.get(i).asText() + "' stands here twice");
      }
    }
    return eventTypes;
  }

  private Optional<LocalDate> date(JsonNode node, String pointer) {
    JsonNode expires = node.path("expires");
    try {
      return Optional.of(LocalDate.parse(expires.asText()));
    } catch (DateTimeException e) {
      settings.report(
          expires.isMissingNode() ? pointer : pointer + "/expires",
          "an exception needs \"expires\", its last day, such as 2027-06-30");
      return Optional.empty();
    }
  }
}
