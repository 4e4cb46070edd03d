package org.openedx.eventbus.tools.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.tools.contract.ContractProblem;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.Suggestion;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/** The values in a rules file, and what is wrong with them. */
final class Settings {
  private final JsonSource source;
  private final List<ContractProblem> problems = new ArrayList<>();

  Settings(JsonSource source) {
    this.source = source;
    for (Place key : source.duplicateKeys()) {
      problems.add(new ContractProblem(Rule.RULES_FILE_INVALID, key, JsonSource.duplicateKeyMessage(key)));
    }
  }

  JsonNode root() {
    return source.root();
  }

  List<ContractProblem> problems() {
    return problems;
  }

  Place place(String pointer) {
    return source.place(pointer);
  }

  void report(String pointer, String message) {
    problems.add(source.problem(Rule.RULES_FILE_INVALID, pointer, message));
  }

  void checkNames(JsonNode object, String pointer, Set<String> known) {
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

  /** The items of a list at the top; none where it is missing or no list. */
  List<JsonNode> list(String setting) {
    JsonNode value = root().path(setting);
    if (!value.isArray() && !value.isMissingNode()) {
      report("/" + setting, "\"" + setting + "\" is a list");
      return List.of();
    }
    List<JsonNode> items = new ArrayList<>();
    value.forEach(items::add);
    return items;
  }

  /** The properties of an object at the top; none where it is missing or no object. */
  Set<Map.Entry<String, JsonNode>> object(String setting) {
    JsonNode value = root().path(setting);
    if (!value.isObject() && !value.isMissingNode()) {
      report("/" + setting, "\"" + setting + "\" is a JSON object");
    }
    return value.properties();
  }

  /** A text that may be missing. */
  Optional<String> text(JsonNode object, String property, String pointer) {
    JsonNode value = object.path(property);
    if (value.isTextual() && !value.asText().isBlank()) {
      return Optional.of(value.asText());
    }
    if (!value.isMissingNode()) {
      report(pointer + "/" + property, "\"" + property + "\" must be a text");
    }
    return Optional.empty();
  }

  /** One of the values that an enum has, in upper or lower case. */
  <E extends Enum<E>> Optional<E> value(Class<E> type, JsonNode node, String pointer) {
    Optional<E> found =
        Arrays.stream(type.getEnumConstants())
            .filter(each -> each.name().equals(node.asText().toUpperCase(Locale.ROOT)))
            .findFirst();
    if (found.isEmpty()) {
      List<String> known = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
      String given = node.isTextual() ? "'" + node.asText() + "'" : node.toString();
      report(pointer, given + " is none of " + String.join(", ", known));
    }
    return found;
  }
}
