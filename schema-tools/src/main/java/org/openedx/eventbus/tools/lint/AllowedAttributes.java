package org.openedx.eventbus.tools.lint;

import static org.openedx.eventbus.tools.contract.OurProperties.ABOUT;
import static org.openedx.eventbus.tools.contract.OurProperties.ABSENT;
import static org.openedx.eventbus.tools.contract.OurProperties.CLASS;
import static org.openedx.eventbus.tools.contract.OurProperties.EVENT;
import static org.openedx.eventbus.tools.contract.OurProperties.FORMAT;
import static org.openedx.eventbus.tools.contract.OurProperties.NO_PII;
import static org.openedx.eventbus.tools.contract.OurProperties.PII;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.TreeSet;
import org.openedx.eventbus.tools.contract.EventSection;

/**
 * Attributes that each kind of object in a contract can have: those of Avro and those of this bus.
 */
enum AllowedAttributes {
  FIELD(
      "a field",
      Set.of(
          "name", "type", "doc", "default", "order", "aliases", ABOUT, PII, NO_PII, ABSENT,
          FORMAT)),
  RECORD(
      "a record",
      Set.of("type", "name", "namespace", "doc", "aliases", "fields", ABOUT, PII, CLASS)),
  ENUM(
      "an enum",
      Set.of("type", "name", "namespace", "doc", "aliases", "symbols", "default", ABOUT, CLASS)),
  ARRAY("an array", Set.of("type", "items")),
  MAP("a map", Set.of("type", "values")),
  OTHER("a type", Set.of("type", "logicalType", "precision", "scale", FORMAT)),
  FIXED(
      "a fixed type",
      Set.of(
          "type",
          "name",
          "namespace",
          "doc",
          "aliases",
          "size",
          "logicalType",
          "precision",
          "scale",
          ABOUT,
          CLASS)),
  PAYLOAD(
      "the payload's record",
      Set.of("type", "name", "namespace", "doc", "aliases", "fields", EVENT, ABOUT, PII, CLASS));

  private static final Set<String> ALL = all();

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // created by Set.of
  private final Set<String> allowed;

  AllowedAttributes(String label, Set<String> allowed) {
    this.label = label;
    this.allowed = allowed;
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

  private static Set<String> all() {
    Set<String> all = new TreeSet<>(EventSection.KNOWN);
    for (AllowedAttributes each : values()) {
      all.addAll(each.allowed);
    }
    return all;
  }

  /** Returns the name of this kind of object in messages, for example {@code a field}. */
  String label() {
    return label;
  }

  /** Returns the attributes that this kind of object can have. */
  Set<String> allowed() {
    return allowed;
  }

  boolean allows(String attribute) {
    return allowed.contains(attribute);
  }

  /** Returns whether some kind of object in a contract can have the attribute. */
  static boolean isAllowedSomewhere(String attribute) {
    return ALL.contains(attribute);
  }

  /** Returns the kind of object to which an attribute belongs, for the fix of a finding. */
  static String ownerOf(String attribute) {
    for (AllowedAttributes each : values()) {
      if (each.allows(attribute)) {
        return each == OTHER ? "the object of the type that it annotates" : each.label();
      }
    }
    return "the \"event\" object";
  }
}
