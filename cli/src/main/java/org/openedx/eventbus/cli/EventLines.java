package org.openedx.eventbus.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.UndecodableEventException;

/** Kafka records as lines of JSON, for people and for programs. */
final class EventLines {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final EventDecoder decoder;
  private final KeyReader keys;
  private final EventCatalog known;
  private final boolean showPersonalData;

  /**
   * @param known the types whose contracts say what is personal
   */
  EventLines(EventDecoder decoder, KeyReader keys, EventCatalog known, boolean showPersonalData) {
    this.decoder = decoder;
    this.keys = keys;
    this.known = known;
    this.showPersonalData = showPersonalData;
  }

  /**
   * A line, and the event's type where nothing says what of it is personal.
   *
   * @param json without a line end
   */
  record Line(String json, Optional<EventName> typeWithoutContract) {}

  /** Whether the record says it is of one of the types; every record is of no types at all. */
  boolean isWanted(ConsumerRecord<byte[], byte[]> record, Set<EventName> types) {
    if (types.isEmpty()) {
      return true;
    }
    try {
      return types.contains(EventHeaders.typeOf(record.headers()));
    } catch (UndecodableEventException e) {
      return false;
    }
  }

  /**
   * The record's line; one with {@code error} when it is no event that can be read.
   *
   * @throws TransientEventBusException when its schema is needed and the registry is away
   */
  Line of(ConsumerRecord<byte[], byte[]> record) {
    try {
      return line(decoder.decode(record.headers(), record.value()), record);
    } catch (TransientEventBusException e) {
      throw e;
    } catch (EventBusException e) {
      ObjectNode node = MAPPER.createObjectNode();
      node.put("error", e.getMessage());
      place(node, record);
      return new Line(node.toString(), Optional.empty());
    }
  }

  private <T> Line line(Event<T> event, ConsumerRecord<byte[], byte[]> record) {
    EventType<T> type = event.type();
    EventMetadata metadata = event.metadata();
    ObjectNode node = MAPPER.createObjectNode();
    node.put("type", type.name().value());
    node.put("id", metadata.id().toString());
    node.put("time", metadata.time().map(time -> IsoDateTime.of(time).text()).orElse(null));
    node.put("source", metadata.source().orElse(null));
    node.put("sourcehost", metadata.sourceHost().orElse(null));
    node.put("sourcelib", metadata.sourceLib().orElse(null));
    node.put(
        "minorversion",
        metadata.minorVersion().isPresent() ? (Integer) metadata.minorVersion().getAsInt() : null);
    place(node, record);
    JsonNode data = json(PlainJson.write(type, event.payload()));
    JsonNode masked = json(PlainJson.write(type, event.payload(), type.personalFields()));
    key(node, record.key(), masked, data);
    node.set("data", showPersonalData ? data : masked);
    return new Line(
        node.toString(),
        known.find(type.name()).isPresent() ? Optional.empty() : Optional.of(type.name()));
  }

  private void key(ObjectNode node, byte @Nullable [] bytes, JsonNode masked, JsonNode data) {
    try {
      JsonNode key = keys.read(bytes);
      boolean personal = !showPersonalData && Masking.hides(key, masked, data);
      node.set("key", personal ? MAPPER.getNodeFactory().textNode(PlainJson.MASK) : key);
    } catch (TransientEventBusException e) {
      throw e;
    } catch (EventBusException e) {
      node.putNull("key");
      node.put("keyError", e.getMessage());
    }
  }

  private static void place(ObjectNode node, ConsumerRecord<?, ?> record) {
    node.put("topic", record.topic());
    node.put("partition", record.partition());
    node.put("offset", record.offset());
  }

  private static JsonNode json(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written as JSON can be read as JSON", e);
    }
  }
}
