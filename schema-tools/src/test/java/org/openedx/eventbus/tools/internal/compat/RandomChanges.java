package org.openedx.eventbus.tools.internal.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.openedx.eventbus.tools.internal.schema.Names;

/** Random changes of schemas, both compatible and incompatible. */
final class RandomChanges {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Random random;
  private final RandomSchemas schemas;

  RandomChanges(Random random, RandomSchemas schemas) {
    this.random = random;
    this.schemas = schemas;
  }

  /** Returns the schema after one to four changes that Avro's strict parser accepts. */
  JsonNode changed(JsonNode schema) {
    JsonNode result = schema.deepCopy();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; ) {
      JsonNode next = change(result.deepCopy());
      if (RandomSchemas.valid(next)) {
        result = next;
        i++;
      }
    }
    return result;
  }

  private JsonNode change(JsonNode schema) {
    ObjectNode holder = NODES.objectNode();
    holder.set("type", schema);
    Parts parts = new Parts();
    parts.collect(holder, "type");
    switch (random.nextInt(5)) {
      case 0, 1 -> changeField(parts);
      case 2 -> changeNamed(parts, holder);
      default -> changeType(parts);
    }
    return holder.get("type");
  }

  private void changeField(Parts parts) {
    if (parts.records.isEmpty()) {
      return;
    }
    ArrayNode fields = (ArrayNode) schemas.pick(parts.records).get("fields");
    String spare = "f" + random.nextInt(6);
    if (fields.isEmpty() || random.nextInt(4) == 0) {
      ObjectNode field = schemas.field(spare, schemas.type(3, ""));
      schemas.setDefault(field);
      fields.insert(random.nextInt(fields.size() + 1), field);
      return;
    }
    int at = random.nextInt(fields.size());
    ObjectNode field = (ObjectNode) fields.get(at);
    switch (random.nextInt(8)) {
      case 0 -> fields.remove(at);
      case 1 -> field.put("name", spare);
      case 2 -> {
        field.withArray("aliases").add(field.get("name"));
        field.put("name", spare);
      }
      case 3 -> field.withArray("aliases").add(spare);
      case 4 -> schemas.setDefault(field);
      case 5 -> field.remove("default");
      case 6 -> fields.add(fields.remove(at));
      default -> field.put("doc", spare);
    }
  }

  private void changeNamed(Parts parts, ObjectNode holder) {
    if (parts.named.isEmpty()) {
      return;
    }
    ObjectNode type = schemas.pick(parts.named);
    String name = type.path("name").asText();
    String kind = type.path("type").asText();
    String spare = kind.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + random.nextInt(5);
    switch (random.nextInt(5)) {
      case 0 -> rename(type, holder, spare);
      case 1 -> {
        type.withArray("aliases").add(name);
        rename(type, holder, spare);
      }
      case 2 ->
          type.withArray("aliases").add(schemas.pick(List.of(spare, "a." + spare, "b." + spare)));
      case 3 -> type.put("namespace", schemas.pick(RandomSchemas.NAMESPACES));
      default -> {
        if (type.has("symbols")) {
          symbols(type);
        } else if (type.has("size")) {
          type.put("size", 1 + random.nextInt(3));
        }
      }
    }
  }

  private void symbols(ObjectNode type) {
    ArrayNode symbols = (ArrayNode) type.get("symbols");
    if (symbols.isEmpty()) {
      symbols.add("A");
    }
    switch (random.nextInt(4)) {
      case 0 -> symbols.remove(random.nextInt(symbols.size()));
      case 1 -> symbols.insert(random.nextInt(symbols.size() + 1), "X" + random.nextInt(3));
      case 2 -> type.remove("default");
      default -> type.set("default", symbols.get(random.nextInt(symbols.size())));
    }
  }

  /** Renames a type and the references to it. */
  private static void rename(ObjectNode type, ObjectNode holder, String name) {
    String old = type.path("name").asText();
    type.put("name", name);
    Parts parts = new Parts();
    parts.collect(holder, "type");
    for (Parts.Slot slot : parts.slots) {
      String text = slot.get().asText();
      if (slot.get().isTextual() && Names.simpleName(text).equals(old)) {
        slot.set(NODES.textNode(text.substring(0, text.length() - old.length()) + name));
      }
    }
  }

  private void changeType(Parts parts) {
    Parts.Slot slot = schemas.pick(parts.slots);
    JsonNode type = slot.get();
    switch (random.nextInt(7)) {
      case 0 -> slot.set(schemas.type(3, ""));
      case 1 -> slot.set(NODES.textNode(schemas.pick(RandomSchemas.PRIMITIVES)));
      case 2 -> slot.set(schemas.logical());
      case 3 -> {
        if (type instanceof ArrayNode union) {
          branches(union);
        } else {
          slot.set(NODES.arrayNode().add("null").add(type));
        }
      }
      case 4 -> {
        if (type instanceof ArrayNode union && !union.isEmpty()) {
          slot.set(schemas.pick(list(union)));
        }
      }
      case 5 -> slot.set(promoted(type));
      default -> {
        if (type instanceof ObjectNode object && object.has("logicalType")) {
          object.remove("logicalType");
        } else if (type.asText().equals("long")) {
          slot.set(NODES.objectNode().put("type", "long").put("logicalType", "timestamp-millis"));
        }
      }
    }
  }

  private static JsonNode promoted(JsonNode type) {
    return switch (type.asText()) {
      case "int" -> NODES.textNode("long");
      case "long" -> NODES.textNode("double");
      case "float" -> NODES.textNode("double");
      case "string" -> NODES.textNode("bytes");
      default -> type;
    };
  }

  private void branches(ArrayNode union) {
    switch (random.nextInt(3)) {
      case 0 -> union.insert(random.nextInt(union.size() + 1), schemas.type(3, ""));
      case 1 -> {
        if (union.size() > 1) {
          union.remove(random.nextInt(union.size()));
        }
      }
      default -> {
        if (union.size() > 1) {
          union.add(union.remove(0));
        }
      }
    }
  }

  private static List<JsonNode> list(ArrayNode array) {
    List<JsonNode> list = new ArrayList<>();
    array.forEach(list::add);
    return list;
  }
}
