package org.openedx.eventbus.cli.common;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.codec.internal.RegistryMismatchException;
import org.openedx.eventbus.codec.internal.UnknownSchemaException;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Converts Kafka records to JSON objects, with personal data masked unless requested. */
public final class EventJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SchemaRegistry registry;
  private final EventDecoder decoder;
  private final EventCatalog known;
  private final boolean showPersonalData;

  /**
   * @param known types whose contracts mark personal data
   */
  public EventJson(
      EventBusConfig config,
      SchemaRegistry registry,
      EventCatalog known,
      boolean showPersonalData) {
    this.registry = registry;
    this.decoder =
        new EventDecoder(
            registry,
            known,
            RegistrySettings.DEFAULT_VERIFY_INTERVAL,
            Duration.ZERO,
            config.maxEmptyValues());
    this.known = known;
    this.showPersonalData = showPersonalData;
  }

  /**
   * A record as JSON.
   *
   * @param typeWithoutContract the event's type, if no contract marks its personal data
   */
  public record Line(ObjectNode json, Optional<EventName> typeWithoutContract) {}

  /** Returns whether the record's headers name one of the types; true if there are no types. */
  public static boolean isOfType(ConsumerRecord<byte[], byte[]> record, Set<EventName> types) {
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
   * Converts a record. A record that is not a readable event becomes an object with {@code error}.
   *
   * @throws TransientEventBusException if a schema is needed and the registry is unavailable
   */
  public Line of(ConsumerRecord<byte[], byte[]> record) {
    try {
      return line(decoder.decode(record.topic(), record.headers(), record.value()), record);
    } catch (RegistryMismatchException | UnknownSchemaException e) {
      return error(e, record); // other records may be readable
    } catch (TransientEventBusException e) {
      throw e;
    } catch (EventBusException e) {
      return error(e, record);
    }
  }

  private static Line error(EventBusException e, ConsumerRecord<byte[], byte[]> record) {
    return new Line(withPosition(object().put("error", e.getMessage()), record), Optional.empty());
  }

  private <T> Line line(Event<T> event, ConsumerRecord<byte[], byte[]> record) {
    EventType<T> type = event.type();
    EventMetadata metadata = event.metadata();
    ObjectNode node =
        object()
            .put("type", type.name().value())
            .put("id", metadata.id().toString())
            .put("time", metadata.time().map(time -> IsoDateTime.of(time).text()).orElse(null))
            .put("source", metadata.source().orElse(null))
            .put("sourcehost", metadata.sourceHost().orElse(null))
            .put("sourcelib", metadata.sourceLib().orElse(null))
            .put("minorversion", metadata.minorVersion().stream().boxed().findAny().orElse(null));
    withPosition(node, record);
    JsonNode data = parse(PlainJson.write(type, event.payload()));
    JsonNode masked = parse(PlainJson.write(type, event.payload(), type.personalFields()));
    putKey(node, record.key(), masked, data);
    node.set("data", showPersonalData ? data : masked);
    Optional<EventName> name = Optional.of(type.name());
    return new Line(node, name.filter(each -> known.find(each).isEmpty()));
  }

  private static ObjectNode withPosition(ObjectNode node, ConsumerRecord<?, ?> record) {
    return node.put("topic", record.topic())
        .put("partition", record.partition())
        .put("offset", record.offset());
  }

  private void putKey(ObjectNode node, byte @Nullable [] bytes, JsonNode masked, JsonNode data) {
    try {
      JsonNode key = bytes == null ? NODES.nullNode() : key(bytes);
      boolean personal = !showPersonalData && isMasked(key, masked, data);
      node.set("key", personal ? NODES.textNode(PlainJson.MASK) : key);
    } catch (TransientEventBusException e) {
      throw e;
    } catch (EventBusException e) {
      node.putNull("key").put("keyError", e.getMessage());
    }
  }

  /** Decodes a key: a framed primitive, from whichever field it was copied. */
  private JsonNode key(byte[] key) {
    Schema schema = WireSchema.parse(registry.schemaOf(WireFrame.idOf(key)).text());
    AvroReader in = new AvroReader(key, WireFrame.HEADER_SIZE);
    return switch (schema.getType()) {
      case STRING -> NODES.textNode(in.readString());
      case INT -> NODES.numberNode(in.readInt());
      case LONG -> NODES.numberNode(in.readLong());
      case BOOLEAN -> NODES.booleanNode(in.readBoolean());
      case FLOAT -> NODES.numberNode(in.readFloat());
      case DOUBLE -> NODES.numberNode(in.readDouble());
      case BYTES -> NODES.textNode(new String(in.readBytes(), ISO_8859_1));
      default ->
          throw new UndecodableEventException(
              "the key is of type " + schema.getType().getName() + ", not a primitive");
    };
  }

  /**
   * Returns whether a masked value of the payload equals the key. The record does not contain the
   * field that the key was copied from, so a key that equals a masked value is masked too.
   */
  private static boolean isMasked(JsonNode key, JsonNode masked, JsonNode data) {
    if (data.isObject() && masked.isObject()) {
      return data.properties().stream()
          .filter(field -> masked.has(field.getKey()))
          .anyMatch(field -> isMasked(key, masked.get(field.getKey()), field.getValue()));
    }
    if (data.isArray() && masked.isArray()) {
      return IntStream.range(0, data.size())
          .anyMatch(i -> isMasked(key, masked.get(i), data.get(i)));
    }
    return !data.equals(masked) && contains(data, key);
  }

  private static boolean contains(JsonNode data, JsonNode value) {
    return data.isContainerNode()
        ? data.valueStream().anyMatch(child -> contains(child, value))
        : !data.isNull() && data.asText().equals(value.asText());
  }

  /** Returns a new JSON object. */
  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** Parses JSON that this process has written. */
  public static JsonNode parse(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("own output is not valid JSON", e);
    }
  }
}
