package org.openedx.eventbus.codec.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NumericNode;
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
record AvroToJsonConverter(Set<String> masked) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  JsonNode convert(Schema schema, @Nullable Object value, String path) {
    if (value == null) {
      return NODES.nullNode();
    }
    if (masked.contains(path)) {
      return NODES.textNode(PlainJson.MASK);
    }
    return switch (schema.getType()) {
      case RECORD -> record((IndexedRecord) value, path);
      case UNION -> {
        int branch = GenericData.get().resolveUnion(schema, value);
        yield convert(schema.getTypes().get(branch), value, path);
      }
      case ARRAY -> array(schema, (Collection<?>) value, path);
      case MAP -> map(schema, (Map<?, ?>) value, path);
      case INT -> NODES.numberNode((Integer) value);
      case LONG -> NODES.numberNode(((Number) value).longValue());
      case FLOAT -> finite(NODES.numberNode(((Number) value).floatValue()));
      case DOUBLE -> finite(NODES.numberNode(((Number) value).doubleValue()));
      case BOOLEAN -> NODES.booleanNode((Boolean) value);
      case BYTES, FIXED ->
          NODES.textNode(new String(GenericValues.bytes(value), StandardCharsets.ISO_8859_1));
      default -> NODES.textNode(value.toString());
    };
  }

  /** NaN and infinities, which JSON lacks, become strings as in Avro's own JSON encoding. */
  private static JsonNode finite(NumericNode number) {
    return number.isNaN() ? NODES.textNode(number.asText()) : number;
  }

  private ObjectNode record(IndexedRecord record, String path) {
    ObjectNode node = NODES.objectNode();
    for (Schema.Field field : record.getSchema().getFields()) {
      node.set(
          field.name(), convert(field.schema(), record.get(field.pos()), at(path, field.name())));
    }
    return node;
  }

  /** Returns the path of a field. It is needed for masking only, and names may be long. */
  private String at(String path, String field) {
    if (masked.isEmpty()) {
      return path;
    }
    return path.isEmpty() ? field : path + "." + field;
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
