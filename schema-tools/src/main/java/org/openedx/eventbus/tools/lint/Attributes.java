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

/** What may stand in each object of a contract: Avro's attributes and this bus's. */
enum Attributes {
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

  private static final Set<String> EVERYWHERE = everywhere();

  private final String called;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> known;

  Attributes(String called, Set<String> known) {
    this.called = called;
    this.known = known;
  }

  /** What an object is that stands where a type is expected. */
  static Attributes ofType(JsonNode type, boolean outermost) {
    return switch (type.path("type").asText()) {
      case "record", "error" -> outermost ? PAYLOAD : RECORD;
      case "enum" -> ENUM;
      case "fixed" -> FIXED;
      case "array" -> ARRAY;
      case "map" -> MAP;
      default -> OTHER;
    };
  }

  private static Set<String> everywhere() {
    Set<String> all = new TreeSet<>(EventSection.KNOWN);
    for (Attributes each : values()) {
      all.addAll(each.known);
    }
    return all;
  }

  /** How messages call such an object. */
  String called() {
    return called;
  }

  /** What may stand in it. */
  Set<String> known() {
    return known;
  }

  boolean knows(String attribute) {
    return known.contains(attribute);
  }

  /** Whether an attribute has a meaning somewhere in a contract. */
  static boolean isKnownSomewhere(String attribute) {
    return EVERYWHERE.contains(attribute);
  }

  /** Where an attribute belongs, for a hint. */
  static String home(String attribute) {
    for (Attributes each : values()) {
      if (each.knows(attribute)) {
        return each == OTHER ? "the object of the type that it refines" : each.called();
      }
    }
    return "the \"event\" object";
  }
}
