package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.Suggestion;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * Attributes that parsers ignore in silence: misspelt, unknown, or in the wrong place. It walks the
 * JSON and not the schema, which has forgotten them.
 */
final class AttributeCheck implements FileCheck {
  private static final Set<String> OF_LOGICAL_TYPE = Set.of("precision", "scale");
  private static final String LOGICAL_TYPE = "logicalType";

  @Override
  public void check(ContractFile file, Report report) {
    type(file.source().root(), "", report);
  }

  private void type(JsonNode type, String pointer, Report report) {
    if (type.isArray()) {
      each(type, pointer, report, false);
    } else if (type.isObject()) {
      object(type, pointer, Attributes.ofType(type, pointer.isEmpty()), report);
      for (String part : new String[] {"type", "items", "values"}) {
        type(type.path(part), pointer + "/" + part, report);
      }
      if (type.path("fields").isArray()) {
        each(type.path("fields"), pointer + "/fields", report, true);
      }
    }
  }

  private void each(JsonNode list, String pointer, Report report, boolean fields) {
    for (int i = 0; i < list.size(); i++) {
      if (!fields) {
        type(list.get(i), pointer + "/" + i, report);
      } else if (list.get(i).isObject()) {
        object(list.get(i), pointer + "/" + i, Attributes.FIELD, report);
        type(list.get(i).path("type"), pointer + "/" + i + "/type", report);
      }
    }
  }

  private static void object(
      JsonNode object, String pointer, Attributes attributes, Report report) {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!attributes.knows(name)) {
                wrong(object, JsonSource.child(pointer, name), name, attributes, report);
              }
            });
  }

  private static void wrong(
      JsonNode object, String pointer, String name, Attributes attributes, Report report) {
    String called = named(object, attributes);
    if (name.equals(LOGICAL_TYPE) && attributes != Attributes.FIELD) {
      report.add(
          Rule.AVRO_LOGICAL_TYPE_INVALID, pointer, "\"logicalType\" has no meaning in " + called);
    } else if (name.equals(LOGICAL_TYPE)) {
      report.add(
          Rule.AVRO_LOGICAL_TYPE_MISPLACED,
          pointer,
          "\"logicalType\" stands beside the type of " + called + ", where it means nothing",
          "Write \"type\": {\"type\": "
              + object.path("type")
              + ", \"logicalType\": "
              + object.path(name)
              + "}.");
    } else if (OF_LOGICAL_TYPE.contains(name) && object.has(LOGICAL_TYPE)) {
      return; // it moves together with the logical type
    } else if (Attributes.isKnownSomewhere(name)) {
      report.add(
          Rule.AVRO_ATTRIBUTE_MISPLACED,
          pointer,
          "\"" + name + "\" has no meaning in " + called,
          "Move it to " + Attributes.home(name) + ", or remove it.");
    } else {
      report.add(
          Rule.AVRO_UNKNOWN_ATTRIBUTE,
          pointer,
          called + " has no attribute '" + name + "'" + Suggestion.of(name, attributes.known()));
    }
  }

  private static String named(JsonNode object, Attributes attributes) {
    String name = object.path("name").asText();
    return name.isEmpty() ? attributes.called() : attributes.called() + " \"" + name + "\"";
  }
}
