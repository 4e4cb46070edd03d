package org.openedx.eventbus.codec.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.InvalidPayloadException;

/**
 * Conversion between payloads and plain JSON. Unlike Avro's JSON encoding it does not wrap unions
 * in objects. Bytes are strings with one character per byte (U+0000 to U+00FF), as in Avro's
 * encoding.
 *
 * <p>For example {@code PlainJson.write(event.type(), event.payload())} returns {@code
 * {"user":{"id":7},"passed":true}}.
 */
public final class PlainJson {
  /** Replacement of a masked value. */
  public static final String MASK = "***";

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private PlainJson() {}

  /**
   * Reads a payload from a JSON object. Fields that are not nullable are required, unknown fields
   * are rejected.
   *
   * @throws InvalidPayloadException listing all violations with the path of each field
   */
  public static <T> T read(EventType<T> type, String json) {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the data.
      JsonLocation at = e.getLocation();
      throw new InvalidPayloadException(
          "%s: the data is not JSON: %s at line %d, column %d"
              .formatted(
                  type.name(), e.getClass().getSimpleName(), at.getLineNr(), at.getColumnNr()));
    }
    List<String> problems = new ArrayList<>();
    Object record = new JsonToAvroConverter(problems).convert(type.schema().schema(), node, "");
    if (!problems.isEmpty()) {
      throw new InvalidPayloadException(
          type.name() + ": the data violates the contract:\n  " + String.join("\n  ", problems));
    }
    return type.codec().fromGeneric((GenericRecord) Objects.requireNonNull(record));
  }

  /** Writes a payload as one line of JSON. */
  public static <T> String write(EventType<T> type, T payload) {
    return write(type, payload, Set.of());
  }

  /**
   * Writes a payload as one line of JSON. Replaces the values of the given fields by {@link #MASK}.
   *
   * @param masked dotted paths of fields, for example {@link EventType#personalFields()}
   */
  public static <T> String write(EventType<T> type, T payload, Set<String> masked) {
    GenericRecord record = type.codec().toGeneric(payload, type.schema().schema());
    JsonNode node = new AvroToJsonConverter(masked).convert(record.getSchema(), record, "");
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a tree of JSON nodes", e);
    }
  }
}
