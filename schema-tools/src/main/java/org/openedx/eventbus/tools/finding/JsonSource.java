package org.openedx.eventbus.tools.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text with the positions of its values. Values are identified by JSON pointer (RFC 6901), for
 * example {@code /fields/0/type}. If an object contains a key twice, the last value is used, as by
 * other parsers, and the position of the repeated key is reported. Immutable and thread-safe.
 */
public final class JsonSource {
  private static final int MAX_BYTES = 4 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final char REPLACEMENT = '\uFFFD';

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();
  private static final ObjectReader WITHOUT_DUPLICATE_KEYS =
      READER.with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  private final String file;
  private final String text;
  private final boolean hasDuplicateKeys;

  /**
   * Parsed value, referenced weakly because it takes many times the memory of the text and
   * thousands of earlier versions are compared. It is parsed again if it was garbage collected.
   */
  private volatile WeakReference<JsonNode> root;

  private volatile @Nullable WeakReference<Positions> positions;

  /** Positions by JSON pointer. */
  private record Positions(
      Map<String, SourceLocation> values, Map<String, SourceLocation> duplicateKeys) {}

  private JsonSource(String file, String text, JsonNode root, boolean hasDuplicateKeys) {
    this.file = file;
    this.text = text;
    this.root = new WeakReference<>(root);
    this.hasDuplicateKeys = hasDuplicateKeys;
  }

  /**
   * {@return the JSON of a file, with the positions of its values}
   *
   * @param file the file
   * @throws InvalidContractsException if the file exceeds 4 MiB or is not one JSON value in UTF-8
   * @throws UncheckedIOException if the file cannot be read
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
    return invalid(
        Rule.AVRO_TOO_LARGE, SourceLocation.ofFile(file), "the file is larger than 4 MiB");
  }

  /**
   * {@return the JSON in an array, with the positions of its values}
   *
   * @param file the name of the file in problems
   * @param content the bytes
   * @throws InvalidContractsException if the bytes exceed 4 MiB or are not one JSON value in UTF-8
   */
  public static JsonSource parse(String file, byte[] content) {
    if (content.length > MAX_BYTES) {
      throw tooLarge(file);
    }
    String text = new String(content, UTF_8);
    // Invalid UTF-8 was replaced, so encoding again gives other bytes.
    if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(UTF_8), content)) {
      throw invalid(
          Rule.AVRO_SYNTAX, SourceLocation.ofFile(file), "the file is not encoded in UTF-8");
    }
    return parse(file, text);
  }

  /**
   * {@return the JSON in a string, with the positions of its values}
   *
   * @param file the name of the file in problems
   * @param text the text; a byte order mark is ignored
   * @throws InvalidContractsException if the text is not one JSON value
   */
  public static JsonSource parse(String file, String text) {
    String content = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    try {
      try {
        return new JsonSource(file, content, tree(WITHOUT_DUPLICATE_KEYS, content), false);
      } catch (MismatchedInputException e) {
        return new JsonSource(file, content, tree(READER, content), true);
      }
    } catch (JsonProcessingException e) {
      throw invalid(
          Rule.AVRO_SYNTAX,
          location(file, e.getLocation(), ""),
          "invalid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static JsonNode tree(ObjectReader reader, String text) throws IOException {
    try (JsonParser parser = reader.createParser(text)) {
      JsonNode tree = reader.readTree(parser);
      if (tree == null) {
        throw new JsonParseException(parser, "the text is empty");
      }
      if (parser.nextToken() != null) {
        throw new JsonParseException(parser, "text after the end of the JSON value");
      }
      return tree;
    }
  }

  private static InvalidContractsException invalid(
      Rule rule, SourceLocation location, String message) {
    return new InvalidContractsException(List.of(new ContractProblem(rule, location, message)));
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException("failed to read a text in memory", e);
  }

  private static SourceLocation location(
      String file, @Nullable JsonLocation location, String pointer) {
    return location == null
        ? SourceLocation.ofFile(file)
        : new SourceLocation(
            file, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()), pointer);
  }

  /**
   * {@return the JSON pointer of a property of an object}
   *
   * @param pointer the JSON pointer of the object
   * @param key the name of the property, unescaped
   */
  public static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** {@return the name of the file, as the caller gave it} */
  public String file() {
    return file;
  }

  /** {@return the text, without a byte order mark} */
  public String text() {
    return text;
  }

  /** {@return the parsed value} */
  public JsonNode root() {
    JsonNode known = root.get();
    if (known == null) {
      try {
        known = tree(READER, text);
      } catch (IOException e) {
        throw failed(e);
      }
      root = new WeakReference<>(known);
    }
    return known;
  }

  /** Determined on first use, because most callers need no positions. */
  private Positions positions() {
    WeakReference<Positions> reference = positions;
    Positions known = reference == null ? null : reference.get();
    if (known == null) {
      known = new Positions(new HashMap<>(), new LinkedHashMap<>());
      try (JsonParser parser = READER.createParser(text)) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (!token.isStructEnd()) {
            add(token, parser, known);
          }
        }
      } catch (IOException e) {
        throw failed(e);
      }
      positions = new WeakReference<>(known);
    }
    return known;
  }

  private void add(JsonToken token, JsonParser parser, Positions found) {
    String pointer = parser.getParsingContext().pathAsPointer().toString();
    SourceLocation location = location(file, parser.currentTokenLocation(), pointer);
    if (token != JsonToken.FIELD_NAME) {
      found.values().put(pointer, location);
    } else if (found.values().remove(pointer) != null) {
      found.values().keySet().removeIf(each -> each.startsWith(pointer + "/"));
      found.duplicateKeys().put(pointer, location);
    }
  }

  /**
   * {@return a problem of the rule for each key that occurs again in its object}
   *
   * @param rule the rule that is violated
   */
  public List<ContractProblem> duplicateKeys(Rule rule) {
    return hasDuplicateKeys
        ? positions().duplicateKeys().values().stream()
            .map(key -> new ContractProblem(rule, key, twice(key.pointer())))
            .toList()
        : List.of();
  }

  private static String twice(String pointer) {
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    return "the key '" + name.replace("~1", "/").replace("~0", "~") + "' occurs twice";
  }

  /**
   * {@return the position of the value at a pointer, or of the nearest value that contains it}
   *
   * @param pointer the JSON pointer of the value
   */
  public SourceLocation location(String pointer) {
    if (pointer.isEmpty()) {
      return start();
    }
    String at = pointer;
    SourceLocation found = positions().values().get(at);
    while (found == null) {
      at = at.substring(0, at.lastIndexOf('/'));
      found = positions().values().get(at);
    }
    return new SourceLocation(file, found.line(), found.column(), pointer);
  }

  /** Returns the position of the whole value, without determining all positions. */
  private SourceLocation start() {
    try (JsonParser parser = READER.createParser(text)) {
      parser.nextToken();
      return location(file, parser.currentTokenLocation(), "");
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * {@return a problem of rule AVRO_INVALID with the value at a pointer}
   *
   * @param pointer the JSON pointer of the value
   * @param message the problem and the expected value
   */
  public ContractProblem problem(String pointer, String message) {
    return problem(Rule.AVRO_INVALID, pointer, message);
  }

  /**
   * {@return a problem with the value at a pointer}
   *
   * @param rule the rule that is violated
   * @param pointer the JSON pointer of the value
   * @param message the problem and the expected value
   */
  public ContractProblem problem(Rule rule, String pointer, String message) {
    return new ContractProblem(rule, location(pointer), message);
  }
}
