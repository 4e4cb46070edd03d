package org.openedx.eventbus.codec.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;

/** Converts JSON nodes to Avro's generic values. Collects all violations of the schema. */
record JsonToAvroConverter(List<String> problems) {
  @Nullable Object convert(Schema schema, JsonNode node, String path) {
    return switch (schema.getType()) {
      case RECORD -> record(schema, node, path);
      case UNION -> union(schema, node, path);
      case ARRAY -> array(schema, node, path);
      case MAP -> map(schema, node, path);
      case ENUM ->
          node.isTextual() && schema.hasEnumSymbol(node.textValue())
              ? new GenericData.EnumSymbol(schema, node.textValue())
              : problem(path, node, "one of " + schema.getEnumSymbols());
      case FIXED -> fixed(schema, node, path);
      case BYTES -> bytes(node, path);
      case STRING -> node.isTextual() ? node.textValue() : problem(path, node, "a string");
      case BOOLEAN -> node.isBoolean() ? node.booleanValue() : problem(path, node, "true or false");
      case INT ->
          node.isIntegralNumber() && node.canConvertToInt()
              ? (Object) node.intValue()
              : problem(path, node, "an int");
      case LONG ->
          node.isIntegralNumber() && node.canConvertToLong()
              ? (Object) node.longValue()
              : problem(path, node, "a long");
      case FLOAT -> node.isNumber() ? (Object) node.floatValue() : problem(path, node, "a number");
      case DOUBLE ->
          node.isNumber() ? (Object) node.doubleValue() : problem(path, node, "a number");
      case NULL -> node.isNull() ? null : problem(path, node, "null");
    };
  }

  private @Nullable Object record(Schema schema, JsonNode node, String path) {
    if (!node.isObject()) {
      return problem(path, node, "an object (" + schema.getName() + ")");
    }
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode given = node.get(field.name());
      String at = at(path, field.name());
      if (given != null) {
        record.put(field.pos(), convert(field.schema(), given, at));
      } else if (!field.schema().isUnion() || !field.schema().isNullable()) {
        problems.add(at + " is missing (" + describe(field.schema()) + ")");
      }
    }
    for (Map.Entry<String, JsonNode> given : node.properties()) {
      if (schema.getField(given.getKey()) == null) {
        List<String> known = schema.getFields().stream().map(Schema.Field::name).toList();
        problems.add(at(path, given.getKey()) + " is unknown, expected " + known);
      }
    }
    return record;
  }

  private static String at(String path, String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  private @Nullable Object union(Schema schema, JsonNode node, String path) {
    if (node.isNull() && schema.isNullable()) {
      return null;
    }
    List<Schema> branches =
        schema.getTypes().stream().filter(b -> b.getType() != Schema.Type.NULL).toList();
    if (branches.size() == 1) {
      return convert(branches.get(0), node, path);
    }
    for (Schema branch : branches) {
      List<String> attempt = new ArrayList<>();
      Object value = new JsonToAvroConverter(attempt).convert(branch, node, path);
      if (attempt.isEmpty()) {
        return value;
      }
    }
    return problem(path, node, "one of " + schema);
  }

  private List<@Nullable Object> array(Schema schema, JsonNode node, String path) {
    List<@Nullable Object> items = new ArrayList<>();
    if (!node.isArray()) {
      problem(path, node, "an array");
      return items;
    }
    for (JsonNode item : node) {
      items.add(convert(schema.getElementType(), item, path + "[" + items.size() + "]"));
    }
    return items;
  }

  private Map<String, @Nullable Object> map(Schema schema, JsonNode node, String path) {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    if (!node.isObject()) {
      problem(path, node, "an object");
      return entries;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String at = path + "[*]"; // keys are values, and may be personal data
      entries.put(entry.getKey(), convert(schema.getValueType(), entry.getValue(), at));
    }
    return entries;
  }

  private @Nullable Object bytes(JsonNode node, String path) {
    return isLatin1(node)
        ? ByteBuffer.wrap(node.textValue().getBytes(StandardCharsets.ISO_8859_1))
        : problem(path, node, "a string of characters up to U+00FF, one a byte");
  }

  private @Nullable Object fixed(Schema schema, JsonNode node, String path) {
    int size = schema.getFixedSize();
    return isLatin1(node) && node.textValue().length() == size
        ? new GenericData.Fixed(schema, node.textValue().getBytes(StandardCharsets.ISO_8859_1))
        : problem(path, node, "a string of " + size + " characters, one a byte");
  }

  private static boolean isLatin1(JsonNode node) {
    return node.isTextual() && node.textValue().chars().allMatch(c -> c <= 0xFF);
  }

  private @Nullable Object problem(String path, JsonNode node, String expected) {
    String what =
        switch (node.getNodeType()) {
          case OBJECT -> "an object";
          case ARRAY -> "an array";
          case STRING -> "a string";
          case NUMBER -> "a number";
          case BOOLEAN -> "a boolean";
          default -> "null";
        };
    problems.add((path.isEmpty() ? "the data" : path) + " is " + what + ", expected " + expected);
    return null;
  }

  private static String describe(Schema schema) {
    return schema.getType() == Schema.Type.RECORD
        ? "an object, " + schema.getName()
        : schema.getType().getName();
  }
}
