package org.openedx.eventbus.tools.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.apache.avro.JsonProperties;
import org.jspecify.annotations.Nullable;

/** Converts Avro's Java values of defaults and properties back to JSON. */
final class JsonText {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private JsonText() {}

  static String of(@Nullable Object value) {
    return node(value).toString();
  }

  private static JsonNode node(@Nullable Object value) {
    if (value == null || value == JsonProperties.NULL_VALUE) {
      return NODES.nullNode();
    }
    if (value instanceof Map<?, ?> map) {
      ObjectNode object = NODES.objectNode();
      map.forEach((key, each) -> object.set(String.valueOf(key), node(each)));
      return object;
    }
    if (value instanceof Collection<?> items) {
      ArrayNode array = NODES.arrayNode();
      items.forEach(each -> array.add(node(each)));
      return array;
    }
    if (value instanceof byte[] bytes) {
      return NODES.textNode(new String(bytes, StandardCharsets.ISO_8859_1));
    }
    return value instanceof Number || value instanceof Boolean
        ? NODES.rawValueNode(new RawValue(value.toString()))
        : NODES.textNode(value.toString());
  }
}
