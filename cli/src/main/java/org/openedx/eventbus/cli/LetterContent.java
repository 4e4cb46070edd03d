package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Adds to a letter's JSON what its event holds. */
final class LetterContent {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int LONGEST_HEADER = 200;

  private final EventLines events;

  /**
   * @param catalog the types whose contracts say what is personal
   */
  LetterContent(SchemaRegistry registry, EventCatalog catalog, boolean showPersonalData) {
    this.events =
        new EventLines(
            new EventDecoder(registry, catalog),
            new KeyReader(registry),
            catalog,
            showPersonalData);
  }

  /** The event's own headers; long ones by their length alone. */
  static void addHeaders(ObjectNode node, ConsumerRecord<byte[], byte[]> record) {
    ObjectNode headers = node.putObject("headers");
    for (Header each : record.headers()) {
      byte[] value = each.value();
      if (value == null) {
        headers.putNull(each.key());
      } else if (value.length > LONGEST_HEADER) {
        headers.put(each.key(), value.length + " bytes");
      } else {
        headers.put(each.key(), new String(value, UTF_8));
      }
    }
  }

  /**
   * Key and payload: as JSON where they can be decoded, else in hexadecimal.
   *
   * @throws TransientEventBusException when a schema is needed and the registry is away
   */
  void addPayload(ObjectNode node, ConsumerRecord<byte[], byte[]> record) {
    JsonNode event = parse(events.of(record).json());
    if (event.has("data")) {
      if (event.has("keyError")) {
        hex(node, "keyHex", record.key());
      } else {
        node.set("key", event.get("key"));
      }
      node.set("data", event.get("data"));
    } else {
      node.set("error", event.get("error"));
      hex(node, "keyHex", record.key());
      hex(node, "dataHex", record.value());
    }
  }

  private static void hex(ObjectNode node, String name, byte[] bytes) {
    node.put(name, bytes == null ? null : HexFormat.of().formatHex(bytes));
  }

  private static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException("what was written as JSON can be read as JSON", e);
    }
  }
}
