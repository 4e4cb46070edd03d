package org.openedx.eventbus.tools.internal.compat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Parts of a schema's JSON that a random change can affect. */
final class Parts {
  /** Position of a type. */
  record Slot(JsonNode parent, String key, String pointer) {
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

  final List<Slot> slots = new ArrayList<>();
  final List<ObjectNode> records = new ArrayList<>();
  final List<ObjectNode> named = new ArrayList<>();

  void collect(JsonNode parent, String key) {
    collect(new Slot(parent, key, ""));
  }

  private void collect(Slot slot) {
    slots.add(slot);
    JsonNode type = slot.get();
    if (type.isArray()) {
      for (int i = 0; i < type.size(); i++) {
        collect(new Slot(type, String.valueOf(i), slot.pointer + "/" + i));
      }
    } else if (type instanceof ObjectNode object) {
      if (object.has("name")) {
        named.add(object);
      }
      if (object.has("fields")) {
        records.add(object);
      }
      for (String part : List.of("items", "values")) {
        if (object.has(part)) {
          collect(new Slot(object, part, slot.pointer + "/" + part));
        }
      }
      for (int i = 0; i < object.path("fields").size(); i++) {
        JsonNode field = object.path("fields").get(i);
        collect(new Slot(field, "type", slot.pointer + "/fields/" + i + "/type"));
      }
    }
  }
}
