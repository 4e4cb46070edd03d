package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value, and optionally the positions of its parts. */
final class JsonTreeReader {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final @Nullable JsonPositions positions;
  private boolean hasDuplicateKeys;

  private JsonTreeReader(@Nullable JsonPositions positions) {
    this.positions = positions;
  }

  /** Returns a reader that ignores positions, which is much faster. */
  static JsonTreeReader withoutPositions() {
    return new JsonTreeReader(null);
  }

  /** Returns a reader that stores positions. */
  static JsonTreeReader into(JsonPositions positions) {
    return new JsonTreeReader(positions);
  }

  /**
   * Reads a string.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the text is not one JSON value
   */
  JsonNode read(String text) throws IOException {
    return read(FACTORY.createParser(text));
  }

  /**
   * Reads UTF-8, which is faster than reading characters. Columns count bytes.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the text is not one JSON value
   */
  JsonNode read(byte[] text) throws IOException {
    return read(FACTORY.createParser(text));
  }

  private JsonNode read(JsonParser opened) throws IOException {
    try (JsonParser parser = opened) {
      parser.nextToken();
      JsonNode root = value(parser, "");
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "text after the end of the JSON value");
      }
      return root;
    }
  }

  /** Returns whether an object contains a key twice. */
  boolean hasDuplicateKeys() {
    return hasDuplicateKeys;
  }

  private JsonNode value(JsonParser parser, String pointer) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new JsonParseException(parser, "the text is empty");
    }
    if (positions != null) {
      positions.value(pointer, parser.currentTokenLocation());
    }
    return switch (token) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> array(parser, pointer);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private ObjectNode object(JsonParser parser, String pointer) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String inner = positions == null ? "" : JsonSource.child(pointer, key);
      if (object.has(key)) {
        hasDuplicateKeys = true;
        if (positions != null) {
          positions.duplicateKey(inner, parser.currentTokenLocation());
        }
      }
      parser.nextToken();
      object.set(key, value(parser, inner));
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, String pointer) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser, positions == null ? "" : pointer + "/" + array.size()));
    }
    return array;
  }
}
