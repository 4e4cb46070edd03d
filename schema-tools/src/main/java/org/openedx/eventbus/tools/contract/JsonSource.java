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
 * A JSON text that remembers where each of its values stands. Values go by their JSON pointer (RFC
 * 6901), such as {@code /fields/0/type}. Of a key given twice in one object the last counts, as for
 * other parsers, and the fact is kept.
 */
public final class JsonSource {
  private static final int MAX_BYTES = 4 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final char REPLACED = '\uFFFD';

  private final String file;
  private final String text;
  private final boolean keysDoubled;

  /**
   * A tree takes many times the memory of its text, and thousands of earlier versions are looked at
   * one after the other: what nobody holds may go, and is read again when it is asked for.
   */
  private volatile WeakReference<JsonNode> root;

  private volatile @Nullable WeakReference<JsonPositions> positions;

  private JsonSource(String file, String text, JsonNode root, boolean keysDoubled) {
    this.file = file;
    this.text = text;
    this.root = new WeakReference<>(root);
    this.keysDoubled = keysDoubled;
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
    String text = new String(content, UTF_8);
    // What is no UTF-8 was replaced, and does not come back; a decoder that reports it is slower.
    if (text.indexOf(REPLACED) >= 0 && !Arrays.equals(text.getBytes(UTF_8), content)) {
      throw invalid(Rule.AVRO_SYNTAX, Place.ofFile(file), "not a text in UTF-8");
    }
    // The parser of bytes would take these for another encoding.
    boolean nul = text.startsWith("\0") || text.startsWith("\0", 1);
    if (!nul) {
      try {
        JsonTreeReader reader = JsonTreeReader.withoutPositions();
        return new JsonSource(file, withoutMark(text), reader.read(content), reader.keysDoubled());
      } catch (IOException e) {
        // Told below, with a column that counts characters.
      }
    }
    return parse(file, text);
  }

  private static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /**
   * @param file what problems call the text
   * @throws InvalidContractsException when the text is not one JSON value
   */
  public static JsonSource parse(String file, String text) {
    try {
      String content = withoutMark(text);
      JsonTreeReader reader = JsonTreeReader.withoutPositions();
      return new JsonSource(file, content, reader.read(content), reader.keysDoubled());
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

  /** Most texts are read without anybody asking for a place in them. */
  private JsonPositions positions() {
    WeakReference<JsonPositions> held = positions;
    JsonPositions known = held == null ? null : held.get();
    if (known == null) {
      known = JsonPositions.of(text);
      positions = new WeakReference<>(known);
    }
    return known;
  }

  private Place place(long position, String pointer) {
    return new Place(file, JsonPositions.line(position), JsonPositions.column(position), pointer);
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
    JsonNode known = root.get();
    if (known == null) {
      known = readAgain();
      root = new WeakReference<>(known);
    }
    return known;
  }

  private JsonNode readAgain() {
    try {
      return JsonTreeReader.withoutPositions().read(text);
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text in memory", e);
    }
  }

  /** The places of keys that their objects had already. */
  public List<Place> doubledKeys() {
    return keysDoubled
        ? positions().doubledKeys().entrySet().stream()
            .map(key -> place(key.getValue(), key.getKey()))
            .toList()
        : List.of();
  }

  /** What to say of a key that its object had already. */
  public static String doubled(Place key) {
    String name = key.pointer().substring(key.pointer().lastIndexOf('/') + 1);
    return "the key '" + name.replace("~1", "/").replace("~0", "~") + "' stands here twice";
  }

  /** Where the value at a pointer stands; the nearest one around it where there is none. */
  public Place place(String pointer) {
    return pointer.isEmpty() ? start() : place(positions().nearest(pointer), pointer);
  }

  /** Where the whole value begins, which is asked for often and needs no reading. */
  private Place start() {
    int line = 1;
    int begin = 0;
    int at = 0;
    for (; at < text.length() && text.charAt(at) <= ' '; at++) {
      boolean lone = text.charAt(at) == '\r' && !text.startsWith("\n", at + 1);
      if (lone || text.charAt(at) == '\n') {
        line++;
        begin = at + 1;
      }
    }
    return new Place(file, line, at - begin + 1, "");
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
