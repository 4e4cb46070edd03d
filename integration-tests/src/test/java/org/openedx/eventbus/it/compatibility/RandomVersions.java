package org.openedx.eventbus.it.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.openedx.eventbus.avro.WireSchema;

/** Random records with small random changes from version to version, compatible or not. */
final class RandomVersions {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> PRIMITIVES =
      List.of("boolean", "int", "long", "float", "double", "string", "bytes");

  private final SplittableRandom random;
  private int names;

  RandomVersions(SplittableRandom random) {
    this.random = random;
  }

  /** Returns two or three versions, all of which differ in meaning. */
  VersionSequence sequence(String name) {
    List<ObjectNode> versions = new ArrayList<>(List.of(root()));
    int count = 2 + random.nextInt(2);
    while (versions.size() < count) {
      ObjectNode next = versions.get(versions.size() - 1).deepCopy();
      mutate(next);
      if (versions.stream().noneMatch(each -> same(each, next))) {
        versions.add(next);
      }
    }
    return new VersionSequence(name, versions.stream().map(JsonNode::toString).toList());
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return WireSchema.semanticallyEqual(
        WireSchema.parse(one.toString()), WireSchema.parse(other.toString()));
  }

  private ObjectNode root() {
    ObjectNode root = record("CloudEvent", 3);
    root.put("namespace", "com.acme.v1");
    return root;
  }

  private ObjectNode record(String name, int fields) {
    ObjectNode record = JSON.objectNode().put("type", "record").put("name", name);
    ArrayNode list = record.putArray("fields");
    for (int i = 0; i < fields; i++) {
      list.add(field());
    }
    return record;
  }

  private String name() {
    return "n" + names++;
  }

  private ObjectNode field() {
    ObjectNode field = JSON.objectNode().put("name", name());
    field.set("type", type(2));
    if (random.nextInt(3) == 0) {
      optional(field);
    }
    return field;
  }

  private void optional(ObjectNode field) {
    field.set("type", JSON.arrayNode().add("null").add(primitive()));
    field.putNull("default");
  }

  private JsonNode primitive() {
    return JSON.textNode(PRIMITIVES.get(random.nextInt(PRIMITIVES.size())));
  }

  private JsonNode type(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(8)) {
      case 1 -> record("R" + name(), 2);
      case 2 -> symbols();
      case 3 -> JSON.objectNode().put("type", "fixed").put("name", "F" + name()).put("size", 4);
      case 4 -> JSON.objectNode().put("type", "array").set("items", type(depth - 1));
      case 5 -> JSON.objectNode().put("type", "map").set("values", type(depth - 1));
      case 6 -> JSON.arrayNode().add("null").add("string").add("long");
      default -> primitive();
    };
  }

  private ObjectNode symbols() {
    ObjectNode type = JSON.objectNode().put("type", "enum").put("name", "E" + name());
    type.putArray("symbols").add("A").add("B").add("C");
    if (random.nextBoolean()) {
      type.put("default", "A");
    }
    return type;
  }

  private void mutate(ObjectNode root) {
    List<ObjectNode> records = definitions(root, "record").toList();
    ArrayNode fields = fields(records.get(random.nextInt(records.size())));
    int at = fields.isEmpty() ? 0 : random.nextInt(fields.size());
    int kind = fields.isEmpty() ? 0 : random.nextInt(12);
    switch (kind) {
      case 0 -> fields.insert(at, field());
      case 1 -> optional(add(fields));
      case 2 -> fields.remove(at);
      case 3 -> rename(fields, at);
      case 4, 5 -> widen(fields.get(at));
      case 6 -> ((ObjectNode) fields.get(at)).remove("default");
      case 7 -> definitions(root, "enum").forEach(this::mutateSymbols);
      case 8 ->
          definitions(root, "fixed")
              .limit(1)
              .forEach(each -> each.put("size", 4 + name().length()));
      case 9 -> definitions(root, "record").skip(1).limit(1).forEach(this::renameType);
      case 10 -> branches(fields.get(at));
      default -> fields.insert(0, fields.remove(fields.size() - 1));
    }
  }

  private ObjectNode add(ArrayNode fields) {
    ObjectNode field = field();
    fields.add(field);
    return field;
  }

  private void rename(ArrayNode fields, int at) {
    ObjectNode field = (ObjectNode) fields.get(at);
    String old = field.path("name").asText();
    field.put("name", name());
    if (random.nextBoolean()) {
      field.putArray("aliases").add(old);
    }
  }

  private void widen(JsonNode field) {
    ((ObjectNode) field).remove("default");
    ((ObjectNode) field).set("type", primitive());
  }

  private void mutateSymbols(ObjectNode type) {
    ArrayNode symbols = (ArrayNode) type.get("symbols");
    // The registry ignores a change of the default alone, see docs/registry.md.
    if (random.nextBoolean() || symbols.size() == 1) {
      symbols.add("S" + name());
    } else {
      symbols.remove(symbols.size() - 1);
    }
  }

  private void renameType(ObjectNode type) {
    String old = type.path("name").asText();
    type.put("name", "R" + name());
    if (random.nextBoolean()) {
      type.putArray("aliases").add(old);
    }
  }

  private static void branches(JsonNode field) {
    if (field.get("type") instanceof ArrayNode union) {
      if (union.size() > 2) {
        union.remove(2);
      } else if (!union.get(1).asText().equals("boolean")) {
        union.add("boolean");
      }
    }
  }

  private static ArrayNode fields(ObjectNode record) {
    return (ArrayNode) record.get("fields");
  }

  private static Stream<ObjectNode> definitions(JsonNode node, String kind) {
    Stream<ObjectNode> here =
        node instanceof ObjectNode object && object.path("type").asText().equals(kind)
            ? Stream.of(object)
            : Stream.empty();
    List<JsonNode> children = new ArrayList<>();
    node.forEach(children::add);
    return Stream.concat(here, children.stream().flatMap(each -> definitions(each, kind)));
  }
}
