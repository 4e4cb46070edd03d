package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.Suggestion;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Kind;

/**
 * Attributes that parsers ignore in silence: misspelt, unknown, or in the wrong place. It walks the
 * JSON and not the schema, which has forgotten them.
 */
final class AttributeCheck implements FileCheck {
  private static final String LOGICAL_TYPE = "logicalType";
  private static final Set<String> OF_LOGICAL_TYPE = Set.of("precision", "scale");

  @Override
  public void check(ContractFile file, Report report) {
    new Walk(file, report).type(file.source().root(), "");
  }

  /** One walk through one contract. */
  private record Walk(ContractFile file, Report report) {

    void type(JsonNode type, String pointer) {
      if (type.isArray()) {
        for (int i = 0; i < type.size(); i++) {
          type(type.get(i), pointer + "/" + i);
        }
      } else if (type.isObject()) {
        Attributes attributes = Attributes.ofType(type, pointer.isEmpty());
        object(type, pointer, attributes);
        if (attributes == Attributes.OTHER && type.has(LOGICAL_TYPE) && !isPrimitive(type)) {
          outside(type, pointer + "/" + LOGICAL_TYPE, called(pointer, attributes));
        }
        for (String part : new String[] {"type", "items", "values"}) {
          type(type.path(part), pointer + "/" + part);
        }
        fields(type.path("fields"), pointer + "/fields");
      }
    }

    private void fields(JsonNode fields, String pointer) {
      for (int i = 0; fields.isArray() && i < fields.size(); i++) {
        if (fields.get(i).isObject()) {
          object(fields.get(i), pointer + "/" + i, Attributes.FIELD);
          type(fields.get(i).path("type"), pointer + "/" + i + "/type");
        }
      }
    }

    private void object(JsonNode object, String pointer, Attributes attributes) {
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!attributes.knows(name)) {
                  wrong(object, pointer, name, attributes);
                }
              });
    }

    private void wrong(JsonNode object, String pointer, String name, Attributes attributes) {
      String at = JsonSource.child(pointer, name);
      String called = called(pointer, attributes);
      if (name.equals(LOGICAL_TYPE)) {
        outside(object, at, called);
      } else if (OF_LOGICAL_TYPE.contains(name) && object.has(LOGICAL_TYPE)) {
        return; // it moves together with the logical type
      } else if (Attributes.isKnownSomewhere(name)) {
        report.add(
            Rule.AVRO_ATTRIBUTE_MISPLACED,
            at,
            "\"" + name + "\" has no meaning in " + called,
            "Move it to " + Attributes.home(name) + ", or remove it.");
      } else {
        report.add(
            Rule.AVRO_UNKNOWN_ATTRIBUTE,
            at,
            called + " has no attribute '" + name + "'" + Suggestion.of(name, attributes.known()));
      }
    }

    /** A logical type that does not stand in the very object of the type it refines. */
    private void outside(JsonNode object, String pointer, String called) {
      report.add(
          Rule.AVRO_LOGICAL_TYPE_MISPLACED,
          pointer,
          "\"logicalType\" means nothing in " + called + ", beside the type and not inside",
          object.path("type").isTextual()
              ? "Write \"type\": {\"type\": %s, \"logicalType\": %s}."
                  .formatted(object.path("type"), object.path(LOGICAL_TYPE))
              : "Move it into the object of the type that it refines.");
    }

    private static boolean isPrimitive(JsonNode type) {
      String name = type.path("type").asText();
      return Arrays.stream(Kind.values())
          .anyMatch(kind -> kind.primitive() && kind.text().equals(name));
    }

    private String called(String pointer, Attributes attributes) {
      String field = file.walk().around(pointer).map(FieldAt::called).orElse("");
      if (attributes == Attributes.FIELD && !field.isEmpty()) {
        return field;
      }
      return field.isEmpty() ? attributes.called() : attributes.called() + " of " + field;
    }
  }
}
