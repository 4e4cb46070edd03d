package org.openedx.eventbus.tools.internal.lint;

import static org.openedx.eventbus.tools.internal.contract.ContractProperties.ABOUT;
import static org.openedx.eventbus.tools.internal.contract.ContractProperties.ABSENT;
import static org.openedx.eventbus.tools.internal.contract.ContractProperties.CLASS;
import static org.openedx.eventbus.tools.internal.contract.ContractProperties.EVENT;
import static org.openedx.eventbus.tools.internal.contract.ContractProperties.FORMAT;
import static org.openedx.eventbus.tools.internal.contract.ContractProperties.NO_PII;
import static org.openedx.eventbus.tools.internal.contract.ContractProperties.PII;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.KnownNames;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedField;
import org.openedx.eventbus.tools.internal.schema.TypeKind;

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
      object.properties().stream()
          .map(Map.Entry::getKey)
          .filter(name -> !attributes.allowed.contains(name))
          .forEach(name -> report(object, pointer, name, attributes));
    }

    private void report(
        JsonNode object, String pointer, String name, AllowedAttributes attributes) {
      String at = JsonSource.child(pointer, name);
      String label = label(pointer, attributes);
      if (name.equals(LOGICAL_TYPE)) {
        reportOutsideType(object, at, label);
      } else if (LOGICAL_TYPE_PARAMETERS.contains(name) && object.has(LOGICAL_TYPE)) {
        return; // reported together with the logical type
      } else if (AllowedAttributes.ALL.contains(name)) {
        findings.add(
            Rule.AVRO_ATTRIBUTE_MISPLACED,
            at,
            "\"" + name + "\" is not an attribute of " + label,
            "Move it to " + AllowedAttributes.ownerOf(name) + ", or remove it.");
      } else {
        findings.add(
            Rule.AVRO_UNKNOWN_ATTRIBUTE,
            at,
            "%s has no attribute '%s'%s"
                .formatted(label, name, KnownNames.hint(name, attributes.allowed)));
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
      return Arrays.stream(TypeKind.values())
          .anyMatch(kind -> kind.primitive() && kind.text().equals(name));
    }

    private String label(String pointer, AllowedAttributes attributes) {
      String field = file.index().enclosingField(pointer).map(LocatedField::label).orElse("");
      if (attributes == AllowedAttributes.FIELD && !field.isEmpty()) {
        return field;
      }
      return field.isEmpty() ? attributes.label : attributes.label + " of " + field;
    }
  }

  /**
   * Attributes that each kind of object in a contract can have: those of Avro and those of this
   * bus.
   */
  private enum AllowedAttributes {
    FIELD("a field", "name type doc default order aliases", ABOUT, PII, NO_PII, ABSENT, FORMAT),
    RECORD("a record", "type name namespace doc aliases fields", ABOUT, PII, CLASS),
    ENUM("an enum", "type name namespace doc aliases symbols default", ABOUT, CLASS),
    ARRAY("an array", "type items"),
    MAP("a map", "type values"),
    OTHER("a type", "type logicalType precision scale", FORMAT),
    FIXED(
        "a fixed type",
        "type name namespace doc aliases size logicalType precision scale",
        ABOUT,
        CLASS),
    PAYLOAD(
        "the payload's record", "type name namespace doc aliases fields", EVENT, ABOUT, PII, CLASS);

    private static final Set<String> ALL =
        Stream.concat(
                EventSection.KNOWN.stream(),
                Arrays.stream(values()).flatMap(each -> each.allowed.stream()))
            .collect(Collectors.toSet());

    /** Name of this kind of object in messages, for example {@code a field}. */
    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // not changed after the constructor
    private final Set<String> allowed;

    AllowedAttributes(String label, String ofAvro, String... ofContracts) {
      this.label = label;
      this.allowed = new HashSet<>(List.of(ofAvro.split(" ")));
      this.allowed.addAll(List.of(ofContracts));
    }

    /** Returns the kind of an object that defines a type. */
    static AllowedAttributes ofType(JsonNode type, boolean isPayload) {
      return switch (type.path("type").asText()) {
        case "record", "error" -> isPayload ? PAYLOAD : RECORD;
        case "enum" -> ENUM;
        case "fixed" -> FIXED;
        case "array" -> ARRAY;
        case "map" -> MAP;
        default -> OTHER;
      };
    }

    /** Returns the kind of object to which an attribute belongs, for the fix of a finding. */
    static String ownerOf(String attribute) {
      for (AllowedAttributes each : values()) {
        if (each.allowed.contains(attribute)) {
          return each == OTHER ? "the object of the type that it annotates" : each.label;
        }
      }
      return "the \"event\" object";
    }
  }
}
