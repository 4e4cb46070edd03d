package org.openedx.eventbus.tools.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * JSON text with the positions of its values. Values are identified by JSON pointer (RFC 6901), for
 * example {@code /fields/0/type}. If an object contains a key twice, the last value is used, as by
 * other parsers, and the position of the repeated key is reported. Immutable and thread-safe.
 */
public final class JsonSource {
  private static final int MAX_BYTES = 4 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final char REPLACEMENT = '\uFFFD';

  private final String file;
  private final String text;
  private final boolean hasDuplicateKeys;

  /**
   * Parsed value, referenced weakly because it takes many times the memory of the text and
   * thousands of earlier versions are compared. It is parsed again if it was garbage collected.
   */
  private volatile WeakReference<JsonNode> root;

  private volatile @Nullable WeakReference<JsonPositions> positions;

  private JsonSource(String file, String text, JsonNode root, boolean hasDuplicateKeys) {
    this.file = file;
    this.text = text;
    this.root = new WeakReference<>(root);
    this.hasDuplicateKeys = hasDuplicateKeys;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidContractsException if the file is not one JSON value in UTF-8, or is larger than
   *     4 MiB
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
    return invalid(Rule.AVRO_TOO_LARGE, Place.ofFile(file), "the file is larger than 4 MiB");
  }

  /**
   * Parses bytes.
   *
   * @param file the name of the file in problems
   * @throws InvalidContractsException if the bytes are not one JSON value in UTF-8, or more than 4
   *     MiB
   */
  public static JsonSource parse(String file, byte[] content) {
    if (content.length > MAX_BYTES) {
      throw tooLarge(file);
    }
    String text = new String(content, UTF_8);
    // Invalid UTF-8 was replaced, so encoding again gives other bytes. This is faster than a
    // decoder
    // that reports errors.
    if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(UTF_8), content)) {
      throw invalid(Rule.AVRO_SYNTAX, Place.ofFile(file), "the file is not encoded in UTF-8");
    }
    // The byte parser would detect another encoding.
    boolean looksLikeUtf16 = text.startsWith("\0") || text.startsWith("\0", 1);
    if (!looksLikeUtf16) {
      try {
        JsonTreeReader reader = JsonTreeReader.withoutPositions();
        return new JsonSource(
            file, withoutByteOrderMark(text), reader.read(content), reader.hasDuplicateKeys());
      } catch (IOException e) {
        // Reported below, with a column in characters instead of bytes.
      }
    }
    return parse(file, text);
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /**
   * Parses a string.
   *
   * @param file the name of the file in problems
   * @throws InvalidContractsException if the text is not one JSON value
   */
  public static JsonSource parse(String file, String text) {
    try {
      String content = withoutByteOrderMark(text);
      JsonTreeReader reader = JsonTreeReader.withoutPositions();
      return new JsonSource(file, content, reader.read(content), reader.hasDuplicateKeys());
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      Place place =
          location == null
              ? Place.ofFile(file)
              : new Place(
                  file, Math.max(0, location.getLineNr()), Math.max(0, location.getColumnNr()), "");
      throw invalid(Rule.AVRO_SYNTAX, place, "invalid JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("failed to read a text in memory", e);
    }
  }

  private static InvalidContractsException invalid(Rule rule, Place place, String message) {
    return new InvalidContractsException(List.of(new ContractProblem(rule, place, message)));
  }

  /** Determined on first use, because most callers need no positions. */
  private JsonPositions positions() {
    WeakReference<JsonPositions> reference = positions;
    JsonPositions known = reference == null ? null : reference.get();
    if (known == null) {
      known = JsonPositions.of(text);
      positions = new WeakReference<>(known);
    }
    return known;
  }

  private Place place(long position, String pointer) {
    return new Place(file, JsonPositions.line(position), JsonPositions.column(position), pointer);
  }

  /** Returns the JSON pointer of a property of an object. */
  public static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  /** Returns the name of the file, as the caller gave it. */
  public String file() {
    return file;
  }

  /** Returns the text, without a byte order mark. */
  public String text() {
    return text;
  }

  /** Returns the parsed value. */
  public JsonNode root() {
    JsonNode known = root.get();
    if (known == null) {
      known = parseAgain();
      root = new WeakReference<>(known);
    }
    return known;
  }

  private JsonNode parseAgain() {
    try {
      return JsonTreeReader.withoutPositions().read(text);
    } catch (IOException e) {
      throw new UncheckedIOException("failed to read a text in memory", e);
    }
  }

  /** Returns the positions of keys that occur again in their object. */
  public List<Place> duplicateKeys() {
    return hasDuplicateKeys
        ? positions().duplicateKeys().entrySet().stream()
            .map(key -> place(key.getValue(), key.getKey()))
            .toList()
        : List.of();
  }

  /** Returns the message for a key that occurs again in its object. */
  public static String duplicateKeyMessage(Place key) {
    String name = key.pointer().substring(key.pointer().lastIndexOf('/') + 1);
    return "the key '" + name.replace("~1", "/").replace("~0", "~") + "' occurs twice";
  }

  /**
   * Returns the position of the value at a pointer. If there is none, returns the position of the
   * nearest value that contains it.
   */
  public Place place(String pointer) {
    return pointer.isEmpty() ? start() : place(positions().nearest(pointer), pointer);
  }

  /** Returns the position of the whole value, without determining all positions. */
  private Place start() {
    int line = 1;
    int lineStart = 0;
    int at = 0;
    for (; at < text.length() && text.charAt(at) <= ' '; at++) {
      boolean loneCarriageReturn = text.charAt(at) == '\r' && !text.startsWith("\n", at + 1);
      if (loneCarriageReturn || text.charAt(at) == '\n') {
        line++;
        lineStart = at + 1;
      }
    }
    return new Place(file, line, at - lineStart + 1, "");
  }

  /** Creates a problem of rule AVRO_INVALID with the value at a pointer. */
  public ContractProblem problem(String pointer, String message) {
    return problem(Rule.AVRO_INVALID, pointer, message);
  }

  /** Creates a problem with the value at a pointer. */
  public ContractProblem problem(Rule rule, String pointer, String message) {
    return new ContractProblem(rule, place(pointer), message);
  }
}
