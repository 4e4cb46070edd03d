package org.openedx.eventbus.tools.internal.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.internal.schema.Names;

/** Random schemas of all types with few names, so that changes often collide. */
final class RandomSchemas {
  static final List<String> PRIMITIVES =
      List.of("boolean", "int", "long", "float", "double", "bytes", "string");
  static final List<String> LOGICAL =
      List.of("date", "timestamp-millis", "timestamp-micros", "uuid", "time-millis");
  static final List<String> NAMESPACES = List.of("a", "b");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random;
  private List<String> defined = new ArrayList<>();

  RandomSchemas(Random random) {
    this.random = random;
  }

  /** Returns a schema that Avro's strict parser accepts. */
  JsonNode next() {
    while (true) {
      defined = new ArrayList<>();
      JsonNode schema = random.nextInt(10) == 0 ? type(0, "") : record(0, "");
      if (valid(schema)) {
        return schema;
      }
    }
  }

  /** Returns whether Avro's strict parser accepts it and defaults match the first branch. */
  static boolean valid(JsonNode schema) {
    try {
      requireFirstBranches(new Schema.Parser().parse(schema.toString()), new HashSet<>());
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static void requireFirstBranches(Schema schema, Set<String> seen) {
    switch (schema.getType()) {
      case ARRAY -> requireFirstBranches(schema.getElementType(), seen);
      case MAP -> requireFirstBranches(schema.getValueType(), seen);
      case UNION -> schema.getTypes().forEach(each -> requireFirstBranches(each, seen));
      case RECORD -> {
        for (Schema.Field field :
            seen.add(schema.getFullName()) ? schema.getFields() : List.<Schema.Field>of()) {
          if (field.schema().isUnion() && field.hasDefaultValue()) {
            Schema first = field.schema().getTypes().get(0);
            new Schema.Field("f", first, "", field.defaultVal(), Schema.Field.Order.ASCENDING);
          }
          requireFirstBranches(field.schema(), seen);
        }
      }
      default -> {
        // contains no defaults
      }
    }
  }

  JsonNode type(int depth, String namespace) {
    int choice = random.nextInt(depth > 3 ? 6 : 16);
    return switch (choice) {
      case 0, 1, 2 -> NODES.textNode(pick(PRIMITIVES));
      case 3 -> logical();
      case 4, 5 ->
          defined.isEmpty() ? NODES.textNode(pick(PRIMITIVES)) : NODES.textNode(pick(defined));
      case 6 -> enumeration(namespace);
      case 7 -> fixed(namespace);
      case 8 -> NODES.objectNode().put("type", "array").set("items", type(depth + 1, namespace));
      case 9 -> NODES.objectNode().put("type", "map").set("values", type(depth + 1, namespace));
      case 10, 11, 12 -> union(depth, namespace);
      default -> record(depth, namespace);
    };
  }

  <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  JsonNode logical() {
    String name = pick(LOGICAL);
    String type = name.equals("uuid") ? "string" : name.startsWith("timestamp") ? "long" : "int";
    if (random.nextInt(4) == 0) {
      return NODES
          .objectNode()
          .put("type", "bytes")
          .put("logicalType", "decimal")
          .put("precision", 8)
          .put("scale", random.nextInt(3));
    }
    return NODES.objectNode().put("type", type).put("logicalType", name);
  }

  private String define(ObjectNode type, String kind, String prefix, String enclosing) {
    String name = prefix + random.nextInt(4);
    String namespace = enclosing;
    type.put("type", kind).put("name", name);
    if (random.nextInt(3) == 0) {
      namespace = pick(NAMESPACES);
      type.put("namespace", namespace);
    }
    defined.add(Names.fullName(name, namespace));
    return namespace;
  }

  private ObjectNode enumeration(String namespace) {
    ObjectNode type = NODES.objectNode();
    define(type, "enum", "E", namespace);
    ArrayNode symbols = type.putArray("symbols");
    for (String symbol : List.of("A", "B", "C", "D")) {
      if (symbols.isEmpty() || random.nextBoolean()) {
        symbols.add(symbol);
      }
    }
    if (random.nextInt(3) == 0) {
      type.set("default", symbols.get(0));
    }
    return type;
  }

  private ObjectNode fixed(String namespace) {
    ObjectNode type = NODES.objectNode();
    define(type, "fixed", "F", namespace);
    return type.put("size", 1 + random.nextInt(2));
  }

  ArrayNode union(int depth, String namespace) {
    ArrayNode union = NODES.arrayNode();
    if (random.nextInt(3) > 0) {
      union.add("null");
    }
    int branches = 1 + random.nextInt(3);
    for (int i = 0; i < branches; i++) {
      JsonNode branch = type(depth + 1, namespace);
      if (!branch.isArray()) {
        union.add(branch);
      }
    }
    return union;
  }

  ObjectNode record(int depth, String enclosing) {
    ObjectNode type = NODES.objectNode();
    String namespace = define(type, "record", "R", enclosing);
    ArrayNode fields = type.putArray("fields");
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      fields.add(field("f" + i, type(depth + 1, namespace)));
    }
    return type;
  }

  ObjectNode field(String name, JsonNode type) {
    ObjectNode field = NODES.objectNode().put("name", name);
    field.set("type", type);
    if (random.nextInt(3) == 0) {
      setDefault(field);
    }
    return field;
  }

  /** Sets a default that is likely to be valid. */
  void setDefault(ObjectNode field) {
    JsonNode type = field.path("type");
    JsonNode first = type.isArray() ? type.path(0) : type;
    String kind = first.isObject() ? first.path("type").asText() : first.asText();
    switch (kind) {
      case "null" -> field.putNull("default");
      case "boolean" -> field.put("default", random.nextBoolean());
      case "int", "long" -> field.put("default", random.nextInt(3));
      case "float", "double" -> field.put("default", random.nextInt(3) + 0.5);
      case "string", "bytes" -> field.put("default", random.nextBoolean() ? "x" : "");
      case "enum" -> field.set("default", first.path("symbols").path(0));
      case "array" -> field.putArray("default");
      case "map" -> field.putObject("default");
      default -> field.remove("default");
    }
  }
}
