package org.openedx.eventbus.tools.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.internal.KnownNames;

/** JSON of a rules file: reads its values and collects problems. */
record RulesDocument(JsonSource source, List<ContractProblem> problems) {
  RulesDocument(JsonSource source) {
    this(source, new ArrayList<>(source.duplicateKeys(Rule.RULES_FILE_INVALID)));
  }

  JsonNode root() {
    return source.root();
  }

  SourceLocation location(String pointer) {
    return source.location(pointer);
  }

  void report(String pointer, String message) {
    problems.add(source.problem(Rule.RULES_FILE_INVALID, pointer, message));
  }

  void checkNames(JsonNode object, String pointer, Set<String> known) {
    for (Map.Entry<String, JsonNode> each : object.properties()) {
      if (!known.contains(each.getKey())) {
        report(
            JsonSource.child(pointer, each.getKey()),
            "unknown setting '" + each.getKey() + "'" + KnownNames.hint(each.getKey(), known));
      }
    }
  }

  /** Returns the items of a top-level list; none if it is missing or not a list. */
  List<JsonNode> list(String setting) {
    JsonNode value = root().path(setting);
    if (!value.isArray() && !value.isMissingNode()) {
      report("/" + setting, "\"" + setting + "\" must be a list");
      return List.of();
    }
    return value.valueStream().toList();
  }

  /** Returns the properties of a top-level object; none if it is missing or not an object. */
  Set<Map.Entry<String, JsonNode>> object(String setting) {
    JsonNode value = root().path(setting);
    if (!value.isObject() && !value.isMissingNode()) {
      report("/" + setting, "\"" + setting + "\" must be a JSON object");
    }
    return value.properties();
  }

  /** Returns an optional string. */
  Optional<String> text(JsonNode object, String property, String pointer) {
    JsonNode value = object.path(property);
    if (value.isTextual() && !value.asText().isBlank()) {
      return Optional.of(value.asText());
    }
    if (!value.isMissingNode()) {
      report(pointer + "/" + property, "\"" + property + "\" must be a non-empty string");
    }
    return Optional.empty();
  }

  /** Returns the constant of an enum that a string names, in upper or lower case. */
  <E extends Enum<E>> Optional<E> value(Class<E> type, JsonNode node, String pointer) {
    Optional<E> found =
        Arrays.stream(type.getEnumConstants())
            .filter(each -> each.name().equals(node.asText().toUpperCase(Locale.ROOT)))
            .findFirst();
    if (found.isEmpty()) {
      List<String> known = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
      String given = node.isTextual() ? "'" + node.asText() + "'" : node.toString();
      report(pointer, given + " is not one of " + String.join(", ", known));
    }
    return found;
  }
}
