package org.openedx.eventbus.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.GenericValues;

/** Avro's generic values as JSON nodes, some of them masked. */
final class AvroToJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Set<String> masked;

  AvroToJson(Set<String> masked) {
    this.masked = masked;
  }

  JsonNode value(Schema schema, @Nullable Object value, String path) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (masked.contains(path)) {
      return NODES.textNode(PlainJson.MASK);
    }
    return switch (schema.getType()) {
      case RECORD -> record((IndexedRecord) value, path);
      case UNION -> value(branch(schema, value), value, path);
      case ARRAY -> array(schema, (Collection<?>) value, path);
      case MAP -> map(schema, (Map<?, ?>) value, path);
      case INT -> NODES.numberNode((Integer) value);
      case LONG -> NODES.numberNode(((Number) value).longValue());
      case FLOAT -> number(((Number) value).floatValue());
      case DOUBLE -> number(((Number) value).doubleValue());
      case BOOLEAN -> NODES.booleanNode((Boolean) value);
      case BYTES, FIXED ->
          NODES.textNode(new String(GenericValues.bytes(value), StandardCharsets.ISO_8859_1));
      default -> NODES.textNode(value.toString());
    };
  }

  private static Schema branch(Schema union, Object value) {
    return union.getTypes().get(GenericData.get().resolveUnion(union, value));
  }

  /** JSON has no NaN and no infinities; Avro's own JSON writes them as strings. */
  private static JsonNode number(double value) {
    return Double.isFinite(value)
        ? NODES.numberNode(value)
        : NODES.textNode(Double.toString(value));
  }

  private static JsonNode number(float value) {
    return Float.isFinite(value) ? NODES.numberNode(value) : NODES.textNode(Float.toString(value));
  }

  private ObjectNode record(IndexedRecord record, String path) {
    ObjectNode node = NODES.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      String at = path.isEmpty() ? field.name() : path + "." + field.name();
      node.set(field.name(), value(field.schema(), record.get(field.pos()), at));
    }
    return node;
  }

  private ArrayNode array(Schema schema, Collection<?> items, String path) {
    ArrayNode node = NODES.arrayNode();
    items.forEach(item -> node.add(value(schema.getElementType(), item, path)));
    return node;
  }

  private ObjectNode map(Schema schema, Map<?, ?> entries, String path) {
    ObjectNode node = NODES.objectNode();
    entries.forEach(
        (key, item) -> node.set(String.valueOf(key), value(schema.getValueType(), item, path)));
    return node;
  }
}
