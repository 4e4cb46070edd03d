package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Replaces names in schemas that Avro does not allow. One Open edX namespace contains a hyphen; the
 * official AsyncAPI parser hangs on it for minutes.
 */
final class LegalAvroNames {
  private static final Pattern LEGAL =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  private static final Pattern COMPONENT = Pattern.compile("[A-Za-z0-9._-]+");

  /** Properties that contain names. Other texts, such as defaults, are not changed. */
  private static final Set<String> NAMES = Set.of("name", "namespace");

  private static final Set<String> TYPES = Set.of("type", "items", "values");

  private LegalAvroNames() {}

  static boolean isLegal(String name) {
    return name.isEmpty() || LEGAL.matcher(name).matches();
  }

  /** Returns a copy in which an underscore replaces each character that names do not allow. */
  static JsonNode schema(JsonNode node) {
    if (node.isTextual()) {
      return JsonNodeFactory.instance.textNode(legalName(node.asText()));
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(each -> copy.add(schema(each)));
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    object.forEachEntry((name, value) -> copy.set(name, property(name, value)));
    return copy;
  }

  private static JsonNode property(String name, JsonNode value) {
    boolean fields = name.equals("fields") && value.isArray();
    return fields || TYPES.contains(name) || (NAMES.contains(name) && value.isTextual())
        ? schema(value)
        : value;
  }

  private static String legalName(String name) {
    if (isLegal(name)) {
      return name;
    }
    return name.replaceAll("[^A-Za-z0-9_.]", "_").replaceAll("(^|\\.)(?=[0-9.]|$)", "$1_");
  }

  /**
   * Returns the name of a component of a document: the name itself if it is allowed, or else a
   * unique escaped form. Components allow fewer characters than event types.
   */
  static String component(String name) {
    if (COMPONENT.matcher(name).matches() && !name.contains("_x")) {
      return name;
    }
    StringBuilder key = new StringBuilder();
    for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xFF);
      boolean plain = c < 0x80 && COMPONENT.matcher(String.valueOf(c)).matches();
      if (plain && !(c == 'x' && key.toString().endsWith("_"))) {
        key.append(c);
      } else {
        key.append("_x%02x".formatted((int) c));
      }
    }
    return key.toString();
  }
}
