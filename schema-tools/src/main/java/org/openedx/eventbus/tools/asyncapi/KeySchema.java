package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.openedx.eventbus.codec.KeyPath;

/** The schema of a record's key. */
final class KeySchema {
  private KeySchema() {}

  static ObjectNode node(KeyPath key, String path) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("type", key.primitive());
    node.put("description", "The value of " + path + ".");
    return node;
  }
}
