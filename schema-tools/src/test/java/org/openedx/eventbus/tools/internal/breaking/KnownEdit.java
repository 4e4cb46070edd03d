package org.openedx.eventbus.tools.internal.breaking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One change at a known location of a contract.
 *
 * @param after the changed contract
 * @param was the correct pointers of the change in the old contract; any of them is accepted
 * @param is the correct pointers of the change in the new contract
 */
record KnownEdit(String what, JsonNode after, List<String> was, List<String> is) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<String, String> OTHER =
      Map.of("string", "long", "long", "string", "boolean", "string", "double", "boolean");

  private record Field(ObjectNode json, String pointer, ArrayNode siblings, int index) {
    String record() {
      return pointer.substring(0, pointer.lastIndexOf("/fields/"));
    }
  }

  private record Slot(JsonNode parent, String key, String pointer) {
    JsonNode get() {
      return parent instanceof ArrayNode array ? array.get(Integer.parseInt(key)) : parent.get(key);
    }

    void set(JsonNode type) {
      if (parent instanceof ArrayNode array) {
        array.set(Integer.parseInt(key), type);
      } else {
        ((ObjectNode) parent).set(key, type);
      }
    }
  }

  /** Returns a random change; its result may be an invalid schema. */
  static KnownEdit of(JsonNode contract, Random random) {
    ObjectNode after = contract.deepCopy();
    List<Field> fields = new ArrayList<>();
    List<Slot> slots = new ArrayList<>();
    List<Slot> records = new ArrayList<>();
    ObjectNode holder = NODES.objectNode().set("", after);
    collect(new Slot(holder, "", ""), fields, slots, records);
    Field field = fields.get(random.nextInt(fields.size()));
    List<Slot> primitives =
        slots.stream().filter(each -> OTHER.containsKey(each.get().asText())).toList();
    Slot slot = primitives.get(random.nextInt(primitives.size()));
    String at = field.pointer;
    return switch (random.nextInt(9)) {
      case 0 -> {
        field.siblings.remove(field.index);
        yield new KnownEdit("delete " + at, after, List.of(at), List.of(field.record()));
      }
      case 1 -> {
        field.json.put("name", field.json.get("name").asText() + "_now");
        yield new KnownEdit("rename " + at, after, List.of(at), List.of(at));
      }
      case 2 -> {
        ObjectNode added = NODES.objectNode().put("name", "quite_new").put("type", "string");
        field.siblings.add(added);
        String end = field.record() + "/fields/" + (field.siblings.size() - 1);
        yield new KnownEdit("add " + end, after, List.of(field.record()), List.of(end));
      }
      case 3 -> defaults(field, after);
      case 4, 5 -> retype(primitives, after, random);
      case 6 -> {
        slot.set(NODES.arrayNode().add("null").add(slot.get()));
        yield new KnownEdit(
            "nullable " + slot.pointer, after, List.of(slot.pointer), List.of(slot.pointer));
      }
      case 7 -> {
        // Avro ignores attributes of a reference, so the change would have no effect.
        slot.set(
            NODES.objectNode().put("type", slot.get().asText()).put("logicalType", "something"));
        yield new KnownEdit(
            "logical type " + slot.pointer,
            after,
            List.of(slot.pointer),
            List.of(slot.pointer + "/logicalType"));
      }
      default -> rename(records.get(random.nextInt(records.size())), slots, after);
    };
  }

  private static KnownEdit defaults(Field field, ObjectNode after) {
    boolean had = field.json.has("default");
    if (had) {
      field.json.remove("default");
    } else {
      field.json.putNull("default");
    }
    List<String> with = List.of(field.pointer + "/default");
    List<String> without = List.of(field.pointer);
    return new KnownEdit(
        (had ? "drop default " : "add default ") + field.pointer,
        after,
        had ? with : without,
        had ? without : with);
  }

  private static KnownEdit retype(List<Slot> primitives, ObjectNode after, Random random) {
    List<Slot> inner = primitives.stream().filter(each -> !each.pointer.endsWith("/type")).toList();
    List<Slot> from = inner.isEmpty() || random.nextBoolean() ? primitives : inner;
    Slot slot = from.get(random.nextInt(from.size()));
    slot.set(NODES.textNode(OTHER.getOrDefault(slot.get().asText(), "int")));
    return new KnownEdit(
        "retype " + slot.pointer, after, List.of(slot.pointer), List.of(slot.pointer));
  }

  private static KnownEdit rename(Slot record, List<Slot> slots, ObjectNode after) {
    String name = record.get().path("name").asText();
    ((ObjectNode) record.get()).put("name", name + "Now");
    slots.stream()
        .filter(each -> each.get().isTextual() && each.get().asText().equals(name))
        .forEach(each -> each.set(NODES.textNode(name + "Now")));
    List<String> at = List.of(record.pointer + "/name");
    return new KnownEdit("rename type " + record.pointer, after, at, at);
  }

  private static void collect(Slot slot, List<Field> fields, List<Slot> slots, List<Slot> records) {
    JsonNode type = slot.get();
    if (type.isArray()) {
      for (int i = 0; i < type.size(); i++) {
        collect(new Slot(type, String.valueOf(i), slot.pointer + "/" + i), fields, slots, records);
      }
    } else if (type.isObject()) {
      for (String part : List.of("items", "values")) {
        if (type.has(part)) {
          collect(new Slot(type, part, slot.pointer + "/" + part), fields, slots, records);
        }
      }
      if (type.has("fields")) {
        records.add(slot);
        ArrayNode siblings = (ArrayNode) type.get("fields");
        for (int i = 0; i < siblings.size(); i++) {
          ObjectNode field = (ObjectNode) siblings.get(i);
          String at = slot.pointer + "/fields/" + i;
          fields.add(new Field(field, at, siblings, i));
          collect(new Slot(field, "type", at + "/type"), fields, slots, records);
        }
      }
    } else if (!type.asText().equals("null")) {
      slots.add(slot);
    }
  }
}
