package org.openedx.eventbus.tools.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** Random schemas with few names, so that names collide, and with some invalid parts. */
final class OddSchemas {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> PRIMITIVES =
      List.of("null", "boolean", "int", "long", "float", "double", "bytes", "string");
  private static final List<String> NAMES = List.of("A", "B", "C", "D", "E", "F", "G", "H");
  private static final List<String> ODD_NAMES =
      List.of("", ".", "x.", ".A", "x..A", "x.A", "a-b", "1a", "A b", "é", "string", "x.string");
  private static final List<String> NAMESPACES = List.of("x", "x.y", "z");
  private static final List<String> ODD_NAMESPACES = List.of("", ".", "x-y", "1", "x..y");
  private static final List<String> KEYS =
      List.of(
          "aliases",
          "doc",
          "order",
          "logicalType",
          "precision",
          "scale",
          "default",
          "namespace",
          "size",
          "name",
          "type",
          "fields",
          "items",
          "symbols",
          "about");

  private final Random random;

  /** Invalid parts per thousand. */
  private int odd;

  OddSchemas(Random random) {
    this.random = random;
  }

  JsonNode next() {
    odd = random.nextBoolean() ? 0 : 40;
    JsonNode root = random.nextInt(10) == 0 ? type(0) : record(0);
    if (root instanceof ObjectNode object && random.nextInt(10) > 0) {
      object.put("namespace", pick(NAMESPACES));
    }
    return root;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean odd() {
    return random.nextInt(1000) < odd;
  }

  private JsonNode type(int depth) {
    if (odd()) {
      return scalar();
    }
    return switch (random.nextInt(depth > 3 ? 8 : 14)) {
      case 0, 1, 2, 3 -> NODES.textNode(pick(PRIMITIVES));
      case 4 -> spoilt(NODES.objectNode().put("type", pick(PRIMITIVES)));
      case 5 -> reference();
      case 6 -> spoilt(NODES.objectNode().set("type", reference()));
      case 7 -> enumeration();
      case 8 -> spoilt(NODES.objectNode().put("type", "array").set("items", type(depth + 1)));
      case 9 -> spoilt(NODES.objectNode().put("type", "map").set("values", type(depth + 1)));
      case 10, 11 -> union(depth);
      default -> record(depth);
    };
  }

  private JsonNode reference() {
    return NODES.textNode((random.nextInt(3) == 0 ? pick(NAMESPACES) + "." : "") + pick(NAMES));
  }

  private ObjectNode record(int depth) {
    ObjectNode record = define(random.nextInt(50) == 0 ? "error" : "record");
    ArrayNode fields = record.putArray("fields");
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      fields.add(odd() ? scalar() : field(odd() ? pick(ODD_NAMES) : "f" + i, depth));
    }
    return spoilt(record);
  }

  private ObjectNode field(String name, int depth) {
    ObjectNode field = NODES.objectNode().put("name", name).put("about", "a field");
    JsonNode type = type(depth + 1);
    field.set("type", type);
    if (random.nextInt(3) == 0) {
      JsonNode first = type.isArray() ? type.path(0) : type;
      field.set("default", odd() ? scalar() : value(first));
    }
    return spoilt(field);
  }

  /** Returns a default that is likely to be valid. */
  private JsonNode value(JsonNode type) {
    String kind = type.isObject() ? type.path("type").asText() : type.asText();
    return switch (kind) {
      case "null" -> NODES.nullNode();
      case "boolean" -> NODES.booleanNode(random.nextBoolean());
      case "int" -> NODES.numberNode(random.nextInt());
      case "long" -> NODES.numberNode(random.nextLong());
      case "float", "double" ->
          random.nextBoolean() ? NODES.numberNode(0.5) : NODES.numberNode(random.nextInt(3));
      case "array" -> random.nextBoolean() ? NODES.arrayNode() : NODES.arrayNode().add("x").add(1);
      case "map" -> random.nextBoolean() ? NODES.objectNode() : NODES.objectNode().put("k", "x");
      case "enum" -> type.path("symbols").path(0);
      case "record" -> values(type.path("fields"));
      default -> NODES.textNode(random.nextBoolean() ? "" : "x\u00ff");
    };
  }

  private ObjectNode values(JsonNode fields) {
    ObjectNode values = NODES.objectNode();
    for (JsonNode field : fields) {
      JsonNode type = field.path("type");
      values.set(field.path("name").asText(), value(type.isArray() ? type.path(0) : type));
    }
    return values;
  }

  private ObjectNode enumeration() {
    ObjectNode type = define("enum");
    ArrayNode symbols = type.putArray("symbols");
    for (String symbol : List.of("X", "Y", "Z")) {
      symbols.add(odd() ? pick(ODD_NAMES) : symbol);
    }
    if (random.nextInt(3) == 0) {
      type.put("default", odd() ? "W" : "X");
    }
    return spoilt(type);
  }

  private ArrayNode union(int depth) {
    ArrayNode union = NODES.arrayNode();
    if (random.nextBoolean()) {
      union.add("null");
    }
    int branches = random.nextInt(3);
    for (int i = 0; i < branches; i++) {
      union.add(type(depth + 1));
    }
    return union;
  }

  private ObjectNode define(String kind) {
    ObjectNode type = NODES.objectNode().put("type", kind);
    type.put(
        "name", odd() ? pick(ODD_NAMES) : pick(NAMES) + (random.nextInt(3) == 0 ? "" : serial()));
    if (random.nextInt(6) == 0) {
      type.put("namespace", odd() ? pick(ODD_NAMESPACES) : pick(NAMESPACES));
    }
    return type;
  }

  private int serial() {
    return random.nextInt(1000);
  }

  private ObjectNode spoilt(JsonNode json) {
    ObjectNode object = (ObjectNode) json;
    String key = pick(KEYS);
    // Avro's parser logs a line for each field with a logical type, where Avro ignores it.
    boolean logged = key.equals("logicalType") && object.has("about");
    if (odd() && !logged) {
      object.set(key, scalar());
    }
    if (odd()) {
      object.remove(pick(KEYS));
    }
    return object;
  }

  private JsonNode scalar() {
    return switch (random.nextInt(8)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(random.nextInt(20));
      case 2 -> NODES.booleanNode(true);
      case 3 -> NODES.arrayNode().add(pick(NAMES));
      case 4 -> NODES.objectNode();
      case 5 -> NODES.textNode(pick(ODD_NAMES));
      case 6 -> NODES.textNode(pick(List.of("date", "decimal", "ignore", "descending", "fixed")));
      default -> NODES.textNode(pick(NAMES));
    };
  }
}
