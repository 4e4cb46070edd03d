package org.openedx.eventbus.tools.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON text that remembers where each of its values stands. Values go by their JSON pointer (RFC
 * 6901), such as {@code /fields/0/type}; a key given twice in one object is an error.
 */
public final class JsonSource {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String file;
  private final String text;
  private final JsonNode root;
  private final Map<String, JsonLocation> locations;

  private JsonSource(String file, String text, JsonNode root, Map<String, JsonLocation> locations) {
    this.file = file;
    this.text = text;
    this.root = root;
    this.locations = locations;
  }

  /**
   * @param file what problems call the text
   * @throws InvalidContractsException when the text is not one JSON value
   */
  public static JsonSource parse(String file, String text) {
    Map<String, JsonLocation> locations = new HashMap<>();
    try (JsonParser parser = FACTORY.createParser(text)) {
      parser.nextToken();
      JsonNode root = read(parser, "", locations);
      if (parser.nextToken() != null) {
        throw broken(file, "text after the end of the JSON value", parser.currentTokenLocation());
      }
      return new JsonSource(file, text, root, locations);
    } catch (JsonProcessingException e) {
      throw broken(file, "broken JSON: " + e.getOriginalMessage(), e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text in memory", e);
    }
  }

  private static InvalidContractsException broken(
      String file, String message, JsonLocation location) {
    int line = location == null ? 0 : location.getLineNr();
    int column = location == null ? 0 : location.getColumnNr();
    return new InvalidContractsException(List.of(new ContractProblem(file, line, column, message)));
  }

  private static JsonNode read(
      JsonParser parser, String pointer, Map<String, JsonLocation> locations) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new com.fasterxml.jackson.core.JsonParseException(parser, "the text is empty");
    }
    locations.put(pointer, parser.currentTokenLocation());
    return switch (token) {
      case START_OBJECT -> readObject(parser, pointer, locations);
      case START_ARRAY -> readArray(parser, pointer, locations);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private static ObjectNode readObject(
      JsonParser parser, String pointer, Map<String, JsonLocation> locations) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      parser.nextToken();
      object.set(key, read(parser, child(pointer, key), locations));
    }
    return object;
  }

  private static ArrayNode readArray(
      JsonParser parser, String pointer, Map<String, JsonLocation> locations) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser, pointer + "/" + array.size(), locations));
    }
    return array;
  }

  /** The pointer of an object's property. */
  public static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The file's name, as it was given. */
  public String file() {
    return file;
  }

  /** The text that was read. */
  public String text() {
    return text;
  }

  /** The whole value. */
  public JsonNode root() {
    return root;
  }

  /** A problem with the value at a pointer; with the nearest one around it where there is none. */
  public ContractProblem problem(String pointer, String message) {
    String at = pointer;
    while (!locations.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    JsonLocation location = locations.get(at);
    return new ContractProblem(file, location.getLineNr(), location.getColumnNr(), message);
  }
}
