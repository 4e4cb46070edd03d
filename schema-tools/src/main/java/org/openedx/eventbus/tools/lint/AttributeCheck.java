package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.Suggestion;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Kind;

/**
 * Finds attributes that parsers silently ignore: misspelt, unknown or misplaced ones. Visits the
 * JSON instead of the parsed schema, which no longer contains them.
 */
final class AttributeCheck implements FileCheck {
  private static final String LOGICAL_TYPE = "logicalType";
  private static final Set<String> LOGICAL_TYPE_PARAMETERS = Set.of("precision", "scale");

  @Override
  public void check(ContractFile file, FindingCollector findings) {
    new Visitor(file, findings).visitType(file.source().root(), "");
  }

  /** Visits all objects of one contract. */
  private record Visitor(ContractFile file, FindingCollector findings) {

    void visitType(JsonNode type, String pointer) {
      if (type.isArray()) {
        for (int i = 0; i < type.size(); i++) {
          visitType(type.get(i), pointer + "/" + i);
        }
      } else if (type.isObject()) {
        AllowedAttributes attributes = AllowedAttributes.ofType(type, pointer.isEmpty());
        checkAttributes(type, pointer, attributes);
        if (attributes == AllowedAttributes.OTHER && type.has(LOGICAL_TYPE) && !isPrimitive(type)) {
          reportOutsideType(type, pointer + "/" + LOGICAL_TYPE, label(pointer, attributes));
        }
        for (String part : new String[] {"type", "items", "values"}) {
          visitType(type.path(part), pointer + "/" + part);
        }
        visitFields(type.path("fields"), pointer + "/fields");
      }
    }

    private void visitFields(JsonNode fields, String pointer) {
      for (int i = 0; fields.isArray() && i < fields.size(); i++) {
        if (fields.get(i).isObject()) {
          checkAttributes(fields.get(i), pointer + "/" + i, AllowedAttributes.FIELD);
          visitType(fields.get(i).path("type"), pointer + "/" + i + "/type");
        }
      }
    }

    private void checkAttributes(JsonNode object, String pointer, AllowedAttributes attributes) {
      object
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!attributes.allows(name)) {
                  report(object, pointer, name, attributes);
                }
              });
    }

    private void report(
        JsonNode object, String pointer, String name, AllowedAttributes attributes) {
      String at = JsonSource.child(pointer, name);
      String label = label(pointer, attributes);
      if (name.equals(LOGICAL_TYPE)) {
        reportOutsideType(object, at, label);
      } else if (LOGICAL_TYPE_PARAMETERS.contains(name) && object.has(LOGICAL_TYPE)) {
        return; // reported together with the logical type
      } else if (AllowedAttributes.isAllowedSomewhere(name)) {
        findings.add(
            Rule.AVRO_ATTRIBUTE_MISPLACED,
            at,
            "\"" + name + "\" is not an attribute of " + label,
            "Move it to " + AllowedAttributes.ownerOf(name) + ", or remove it.");
      } else {
        findings.add(
            Rule.AVRO_UNKNOWN_ATTRIBUTE,
            at,
            label + " has no attribute '" + name + "'" + Suggestion.of(name, attributes.allowed()));
      }
    }

    /** Reports a logical type that is not in the object of the type that it annotates. */
    private void reportOutsideType(JsonNode object, String pointer, String label) {
      findings.add(
          Rule.AVRO_LOGICAL_TYPE_MISPLACED,
          pointer,
          "\"logicalType\" has no effect in " + label + ", beside the type instead of inside it",
          object.path("type").isTextual()
              ? "Write \"type\": {\"type\": %s, \"logicalType\": %s}."
                  .formatted(object.path("type"), object.path(LOGICAL_TYPE))
              : "Move it into the object of the type that it annotates.");
    }

    private static boolean isPrimitive(JsonNode type) {
      String name = type.path("type").asText();
      return Arrays.stream(Kind.values())
          .anyMatch(kind -> kind.primitive() && kind.text().equals(name));
    }

    private String label(String pointer, AllowedAttributes attributes) {
      String field = file.index().enclosingField(pointer).map(LocatedField::label).orElse("");
      if (attributes == AllowedAttributes.FIELD && !field.isEmpty()) {
        return field;
      }
      return field.isEmpty() ? attributes.label() : attributes.label() + " of " + field;
    }
  }
}
