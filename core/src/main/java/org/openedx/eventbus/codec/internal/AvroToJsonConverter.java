package org.openedx.eventbus.codec.internal;

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

/** Converts Avro's generic values to JSON nodes. Masks the values of given fields. */
final class AvroToJsonConverter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Set<String> masked;

  AvroToJsonConverter(Set<String> masked) {
    this.masked = masked;
  }

  JsonNode convert(Schema schema, @Nullable Object value, String path) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (masked.contains(path)) {
      return NODES.textNode(PlainJson.MASK);
    }
    return switch (schema.getType()) {
      case RECORD -> record((IndexedRecord) value, path);
      case UNION -> convert(branch(schema, value), value, path);
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

  /** NaN and infinities, which JSON lacks, become strings as in Avro's own JSON encoding. */
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
      node.set(field.name(), convert(field.schema(), record.get(field.pos()), at));
    }
    return node;
  }

  private ArrayNode array(Schema schema, Collection<?> items, String path) {
    ArrayNode node = NODES.arrayNode();
    items.forEach(item -> node.add(convert(schema.getElementType(), item, path)));
    return node;
  }

  private ObjectNode map(Schema schema, Map<?, ?> entries, String path) {
    ObjectNode node = NODES.objectNode();
    entries.forEach(
        (key, item) -> node.set(String.valueOf(key), convert(schema.getValueType(), item, path)));
    return node;
  }
}
