package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openedx.eventbus.codec.internal.KeyPath;

/** Schema of the key of a record. AsyncAPI allows only JSON Schema for keys. */
final class KeySchema {
  private KeySchema() {}

  static ObjectNode node(KeyPath key, String path) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", jsonType(key.primitive()));
    node.put("description", "The value of " + path + ", an Avro " + key.primitive() + ".");
    return node;
  }

  private static String jsonType(String primitive) {
    return switch (primitive) {
      case "int", "long" -> "integer";
      case "float", "double" -> "number";
      case "boolean" -> "boolean";
      default -> "string";
    };
  }
}
