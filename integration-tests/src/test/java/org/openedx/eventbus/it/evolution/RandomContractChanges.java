package org.openedx.eventbus.it.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.openedx.eventbus.tools.finding.InvalidContractsException;

/** Random compatible changes of contracts: new readers can still read old bytes. */
final class RandomContractChanges {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> PRIMITIVES =
      List.of("string", "long", "int", "boolean", "double", "float", "bytes");

  /** Avro's type promotions: from the type of the writer to those of readers. */
  private static final Map<String, List<String>> WIDER =
      Map.of(
          "int", List.of("long", "float", "double"),
          "long", List.of("float", "double"),
          "float", List.of("double"),
          "string", List.of("bytes"),
          "bytes", List.of("string"));

  private final SplittableRandom random;
  private int names;

  RandomContractChanges(SplittableRandom random) {
    this.random = random;
  }

  /** A changed copy, and a description of each change. */
  record Changed(ObjectNode contract, List<String> changes) {}

  Changed change(ObjectNode contract, int count) {
    ObjectNode current = contract;
    List<String> changes = new ArrayList<>();
    while (changes.size() < count) {
      ObjectNode copy = current.deepCopy();
      Optional<String> change = once(copy);
      if (change.isPresent() && isContract(copy)) {
        current = copy;
        changes.add(change.get());
      }
    }
    return new Changed(current, changes);
  }

  /** Changes that affect the key, or use a name before its definition, are tried again. */
  private static boolean isContract(ObjectNode contract) {
    try {
      ContractJson.parse(contract);
      ContractJson.readerSchema(contract);
      return true;
    } catch (InvalidContractsException e) {
      return false;
    }
  }

  private Optional<String> once(ObjectNode contract) {
    return switch (random.nextInt(12)) {
      case 0, 1 -> addOptional(contract);
      case 2, 3 -> addRequired(contract);
      case 4 -> remove(contract, true);
      case 5 -> remove(contract, false);
      case 6 -> reorder(contract);
      case 7 -> widen(contract);
      case 8 -> makeOptional(contract);
      case 9 -> addSymbol(contract);
      case 10 -> rename(contract);
      default -> describe(contract);
    };
  }

  private Optional<String> addOptional(ObjectNode contract) {
    JsonNode type = type(2);
    ObjectNode field = field();
    field.set("type", JSON.arrayNode().add("null").add(type));
    field.putNull("default");
    return insert(contract, field, "optional");
  }

  private Optional<String> addRequired(ObjectNode contract) {
    JsonNode type = type(2);
    ObjectNode field = field();
    field.set("type", type);
    field.set("absent", value(type));
    return insert(contract, field, "required");
  }

  private ObjectNode field() {
    return JSON.objectNode().put("name", "added_" + names++).put("about", "Came later.");
  }

  private Optional<String> insert(ObjectNode contract, ObjectNode field, String kind) {
    ObjectNode record = pick(records(contract));
    ArrayNode fields = fields(record);
    fields.insert(random.nextInt(fields.size() + 1), field);
    return Optional.of("added " + kind + " " + field + " to " + record.path("name").asText());
  }

  private Optional<String> remove(ObjectNode contract, boolean optional) {
    ObjectNode record = pick(records(contract));
    ArrayNode fields = fields(record);
    for (int i = 0; i < fields.size() && fields.size() > 1; i++) {
      if (fields.get(i).path("type").isArray() == optional && random.nextBoolean()) {
        return Optional.of("removed " + fields.remove(i).path("name") + " of " + name(record));
      }
    }
    return Optional.empty();
  }

  private Optional<String> reorder(ObjectNode contract) {
    ObjectNode record = pick(records(contract));
    List<JsonNode> fields = new ArrayList<>();
    fields(record).forEach(fields::add);
    Collections.shuffle(fields, new Random(random.nextLong()));
    fields(record).removeAll().addAll(fields);
    return fields.size() > 1 ? Optional.of("reordered " + name(record)) : Optional.empty();
  }

  private Optional<String> widen(ObjectNode contract) {
    ObjectNode field = pick(allFields(contract));
    List<String> wider = WIDER.get(field.path("type").asText());
    if (wider == null || field.has("absent") || field.has("format")) {
      return Optional.empty();
    }
    String type = pick(wider);
    String change = "widened " + field + " to " + type;
    field.put("type", type);
    return Optional.of(change);
  }

  private Optional<String> makeOptional(ObjectNode contract) {
    ObjectNode field = pick(allFields(contract));
    if (field.path("type").isArray()) {
      return Optional.empty();
    }
    field.set("type", JSON.arrayNode().add("null").add(field.get("type")));
    field.remove("absent");
    field.putNull("default");
    return Optional.of("made optional " + name(field));
  }

  private Optional<String> addSymbol(ObjectNode contract) {
    List<ObjectNode> enums = new ArrayList<>();
    contract.findParents("symbols").forEach(each -> enums.add((ObjectNode) each));
    if (enums.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode type = pick(enums);
    ArrayNode symbols = (ArrayNode) type.get("symbols");
    symbols.insert(random.nextInt(symbols.size() + 1), "NEW_" + names++);
    return Optional.of("added a symbol to " + name(type));
  }

  private Optional<String> rename(ObjectNode contract) {
    ObjectNode field = pick(allFields(contract));
    if (field.has("aliases")) {
      return Optional.empty();
    }
    field.putArray("aliases").add(name(field));
    field.put("name", "renamed_" + names++);
    return Optional.of("renamed " + field);
  }

  private Optional<String> describe(ObjectNode contract) {
    pick(records(contract)).put("about", "Said better.").put("doc", "Said to all.");
    return Optional.of("described");
  }

  private JsonNode type(int depth) {
    int kind = random.nextInt(depth == 0 ? 5 : 10);
    return switch (kind) {
      case 5 -> JSON.objectNode().put("type", "array").set("items", type(depth - 1));
      case 6 -> JSON.objectNode().put("type", "map").set("values", type(depth - 1));
      case 7 -> enumType();
      case 8 -> recordType(depth - 1);
      case 9 ->
          JSON.objectNode().put("type", "fixed").put("name", "Fixed" + names++).put("size", 3);
      default -> TextNode.valueOf(pick(PRIMITIVES));
    };
  }

  private JsonNode enumType() {
    ObjectNode type = JSON.objectNode().put("type", "enum").put("name", "Colour" + names++);
    type.putArray("symbols").add("RED").add("GREEN").add("UNKNOWN");
    return random.nextBoolean() ? type.put("default", "UNKNOWN") : type;
  }

  private JsonNode recordType(int depth) {
    ObjectNode type = JSON.objectNode().put("type", "record").put("name", "Part" + names++);
    ArrayNode fields = type.putArray("fields");
    for (int i = 0; i <= random.nextInt(3); i++) {
      ObjectNode field = JSON.objectNode().put("name", "part_" + i);
      field.set("type", type(depth));
      fields.add(field);
    }
    return type;
  }

  /** Returns a value as JSON for {@code absent}. */
  private JsonNode value(JsonNode type) {
    String kind = type.isTextual() ? type.asText() : type.path("type").asText();
    return switch (kind) {
      case "string" -> JSON.textNode(pick(List.of("", "absent", "Łódź \"\\", "😀")));
      case "long" -> JSON.numberNode(random.nextLong());
      case "int" -> JSON.numberNode(random.nextInt());
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "double", "float" -> JSON.numberNode(random.nextInt(1000) / 8.0);
      case "bytes" -> JSON.textNode("\u0000\u00fe");
      case "fixed" -> JSON.textNode("\u0000a\u00ff");
      case "enum" -> type.path("symbols").get(random.nextInt(3));
      case "array" -> JSON.arrayNode().add(value(type.get("items")));
      case "map" -> JSON.objectNode().set("k", value(type.get("values")));
      case "record" -> {
        ObjectNode record = JSON.objectNode();
        type.path("fields").forEach(f -> record.set(name(f), value(f.get("type"))));
        yield record;
      }
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static List<ObjectNode> records(ObjectNode contract) {
    List<ObjectNode> records = new ArrayList<>();
    collect(contract, records);
    return records;
  }

  private static void collect(JsonNode node, List<ObjectNode> found) {
    if (node.path("fields").isArray()) {
      found.add((ObjectNode) node);
    }
    for (JsonNode each : node) {
      collect(each, found);
    }
  }

  private static List<ObjectNode> allFields(ObjectNode contract) {
    List<ObjectNode> all = new ArrayList<>();
    records(contract).forEach(r -> fields(r).forEach(field -> all.add((ObjectNode) field)));
    return all;
  }

  private static ArrayNode fields(ObjectNode record) {
    return (ArrayNode) record.get("fields");
  }

  private static String name(JsonNode named) {
    return named.path("name").asText();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
