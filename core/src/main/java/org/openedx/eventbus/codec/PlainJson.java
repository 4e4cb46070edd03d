package org.openedx.eventbus.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.InvalidPayloadException;

/**
 * Payloads as plain JSON: what people write and read, without Avro's wrapping of unions. Bytes are
 * strings of one character a byte, as in Avro's own JSON.
 */
public final class PlainJson {
  /** What stands in the place of a masked value. */
  public static final String MASK = "***";

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private PlainJson() {}

  /**
   * The payload a JSON object describes. Every field without a null branch must be there; names
   * that the contract does not know are errors.
   *
   * @throws InvalidPayloadException listing everything that does not fit, by the field's path
   */
  public static <T> T read(EventType<T> type, String json) {
    JsonNode node;
    try {
      node = MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new InvalidPayloadException(
          type.name() + ": the data is not JSON: " + e.getOriginalMessage(), e);
    }
    List<String> problems = new ArrayList<>();
    Object record = new JsonToAvro(problems).value(type.schema().schema(), node, "");
    if (!problems.isEmpty()) {
      throw new InvalidPayloadException(
          type.name()
              + ": the data does not fit its contract:\n  "
              + String.join("\n  ", problems));
    }
    return type.codec().fromGeneric((GenericRecord) java.util.Objects.requireNonNull(record));
  }

  /** The payload as one line of JSON. */
  public static <T> String write(EventType<T> type, T payload) {
    return write(type, payload, Set.of());
  }

  /**
   * The payload as one line of JSON, the fields at the given dotted paths replaced by {@link
   * #MASK}. {@link EventType#personalFields()} is what a contract marks as personal.
   */
  public static <T> String write(EventType<T> type, T payload, Set<String> masked) {
    GenericRecord record = type.codec().toGeneric(payload, type.schema().schema());
    JsonNode node = new AvroToJson(masked).value(record.getSchema(), record, "");
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON nodes can always be written", e);
    }
  }
}
