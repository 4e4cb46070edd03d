package org.openedx.eventbus.tools.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * A JSON text that remembers where each of its values stands. Values go by their JSON pointer (RFC
 * 6901), such as {@code /fields/0/type}. Of a key given twice in one object the last counts, as for
 * other parsers, and the fact is kept.
 */
public final class JsonSource {
  private static final JsonFactory FACTORY = new JsonFactory();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int MAX_BYTES = 4 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String file;
  private final String text;
  private final Map<String, Long> positions = new HashMap<>();
  private final List<Place> doubledKeys = new ArrayList<>();
  private final JsonNode root;

  private JsonSource(String file, String text) throws IOException {
    this.file = file;
    this.text = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try (JsonParser parser = FACTORY.createParser(this.text)) {
      parser.nextToken();
      this.root = read(parser, "");
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "text after the end of the JSON value");
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws InvalidContractsException when it holds something else than one JSON value in UTF-8, or
   *     more than 4 MiB
   * @throws UncheckedIOException when it cannot be read
   */
  public static JsonSource read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw tooLarge(file.toString());
      }
      return parse(file.toString(), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }

  private static InvalidContractsException tooLarge(String file) {
    return invalid(Rule.AVRO_TOO_LARGE, Place.ofFile(file), "larger than 4 MiB");
  }

  /**
   * @param file what problems call the bytes
   * @throws InvalidContractsException when the bytes are not one JSON value in UTF-8, or more than
   *     4 MiB
   */
  public static JsonSource parse(String file, byte[] content) {
    if (content.length > MAX_BYTES) {
      throw tooLarge(file);
    }
    try {
      return parse(file, UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException e) {
      throw invalid(Rule.AVRO_SYNTAX, Place.ofFile(file), "not a text in UTF-8");
    }
  }

  /**
   * @param file what problems call the text
   * @throws InvalidContractsException when the text is not one JSON value
   */
  public static JsonSource parse(String file, String text) {
    try {
      return new JsonSource(file, text);
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      Place place =
          location == null
              ? Place.ofFile(file)
              : new Place(
                  file, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()), "");
      throw invalid(Rule.AVRO_SYNTAX, place, "broken JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text in memory", e);
    }
  }

  private static InvalidContractsException invalid(Rule rule, Place place, String message) {
    return new InvalidContractsException(List.of(new ContractProblem(rule, place, message)));
  }

  private JsonNode read(JsonParser parser, String pointer) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == null) {
      throw new JsonParseException(parser, "the text is empty");
    }
    positions.put(pointer, position(parser.currentTokenLocation()));
    return switch (token) {
      case START_OBJECT -> readObject(parser, pointer);
      case START_ARRAY -> readArray(parser, pointer);
      case VALUE_STRING -> NODES.textNode(parser.getText());
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      default -> NODES.nullNode();
    };
  }

  private ObjectNode readObject(JsonParser parser, String pointer) throws IOException {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String inner = child(pointer, key);
      if (object.has(key)) {
        doubledKeys.add(place(position(parser.currentTokenLocation()), inner));
      }
      parser.nextToken();
      object.set(key, read(parser, inner));
    }
    return object;
  }

  private ArrayNode readArray(JsonParser parser, String pointer) throws IOException {
    ArrayNode array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(read(parser, pointer + "/" + array.size()));
    }
    return array;
  }

  /** Line and column in one number: a text has many places, and few are ever asked for. */
  private static long position(JsonLocation location) {
    return ((long) location.getLineNr() << 32) | location.getColumnNr();
  }

  private Place place(long position, String pointer) {
    return new Place(file, (int) (position >>> 32), (int) position, pointer);
  }

  /** The pointer of an object's property. */
  public static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** The file's name, as it was given. */
  public String file() {
    return file;
  }

  /** The text that was read, without a byte order mark. */
  public String text() {
    return text;
  }

  /** The whole value. */
  public JsonNode root() {
    return root;
  }

  /** The places of keys that their objects had already. */
  public List<Place> doubledKeys() {
    return List.copyOf(doubledKeys);
  }

  /** Where the value at a pointer stands; the nearest one around it where there is none. */
  public Place place(String pointer) {
    String at = pointer;
    Long position = positions.get(at);
    while (position == null) {
      at = at.substring(0, at.lastIndexOf('/'));
      position = positions.get(at);
    }
    return place(position, pointer);
  }

  /** A problem with the value at a pointer: it is not what Avro calls a schema. */
  public ContractProblem problem(String pointer, String message) {
    return problem(Rule.AVRO_INVALID, pointer, message);
  }

  /** A problem with the value at a pointer. */
  public ContractProblem problem(Rule rule, String pointer, String message) {
    return new ContractProblem(rule, place(pointer), message);
  }
}
