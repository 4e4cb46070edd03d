package org.openedx.eventbus.codec.internal;

import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.CustomHeaders;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.SchemaRegistry.SchemaText;
import org.openedx.eventbus.registry.internal.VerifiedCache;
import org.openedx.eventbus.registry.internal.VerifiedCache.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decoder of Kafka records into events. Thread-safe.
 *
 * <p>Events of types in the catalogue get payloads of their generated class, events of other types
 * get Avro's generic records. The schema of an id is requested from the registry when the id is
 * first seen. It is verified again at intervals, because the registry may have been replaced.
 */
public final class EventDecoder {
  private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

  /** Verify interval of schemas from the disk cache, and of ids that the registry no longer has. */
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);

  private final SchemaRegistry registry;
  private final EventCatalog catalog;
  private final VerifiedCache<Key, Entry> entries;

  private record Key(EventName name, SchemaId id) {}

  private record Entry(PayloadDecoder<?> decoder, EventType<?> type, String schema) {}

  /** Creates a decoder with the default verify interval. */
  public EventDecoder(SchemaRegistry registry, EventCatalog catalog) {
    this(registry, catalog, RegistrySettings.DEFAULT_VERIFY_INTERVAL);
  }

  /**
   * Creates a decoder.
   *
   * @param registry the registry that provides schemas by id; the caller closes it
   * @param catalog the event types whose payloads are decoded into generated classes
   * @param verifyInterval interval at which known schema ids are verified
   */
  public EventDecoder(SchemaRegistry registry, EventCatalog catalog, Duration verifyInterval) {
    this.registry = registry;
    this.catalog = catalog;
    this.entries = new VerifiedCache<>(verifyInterval, RETRY_INTERVAL);
  }

  /**
   * Decodes the event of a record.
   *
   * @param value the record's value, null for a tombstone
   * @throws UndecodableEventException if the record is not a valid event (permanent)
   * @throws IncompatibleEventException if this contract cannot read the event's schema
   * @throws TransientEventBusException if the schema is not cached and the registry is unavailable
   */
  public Event<?> decode(Headers headers, byte @Nullable [] value) {
    EventMetadata metadata = EventHeaders.read(headers);
    if (value == null) {
      throw new UndecodableEventException(
          metadata.type() + ": the record has no value (tombstone)");
    }
    Key key = new Key(metadata.type(), WireFrame.idOf(value));
    Entry entry =
        entries.get(key, () -> create(key, request(key, false)), known -> verify(key, known));
    Event<?> event = event(entry.type(), entry.decoder(), metadata, value);
    CustomHeaders custom = EventHeaders.custom(headers);
    return custom.isEmpty() ? event : event.withHeaders(custom);
  }

  @SuppressWarnings("unchecked") // the decoder was created for this type
  private static <T> Event<T> event(
      EventType<T> type, PayloadDecoder<?> decoder, EventMetadata metadata, byte[] value) {
    T payload = ((PayloadDecoder<T>) decoder).decode(value, WireFrame.HEADER_SIZE);
    return new Event<>(type, metadata, payload);
  }

  private Answer<Entry> verify(Key key, Entry known) {
    SchemaText now;
    try {
      now = registry.reload(key.id());
    } catch (RegistryRejectedException e) {
      if (e.reason() != Reason.UNKNOWN_SCHEMA_ID) {
        throw e;
      }
      // Events written with it are still in the topic, and the known schema can read them.
      LOG.warn(
          "Schema id {} of {} is no longer in the registry; continuing with the known schema",
          key.id(),
          key.name());
      return new Answer<>(known, false);
    }
    if (!now.text().equals(known.schema())) {
      LOG.warn(
          "Schema id {} of {} has a different schema than before; was the registry replaced?",
          key.id(),
          key.name());
    }
    return create(key, now);
  }

  private SchemaText request(Key key, boolean reload) {
    try {
      return reload ? registry.reload(key.id()) : registry.schemaOf(key.id());
    } catch (RegistryRejectedException e) {
      if (e.reason() != Reason.UNKNOWN_SCHEMA_ID) {
        throw e;
      }
      throw new UndecodableEventException(key.name() + ": " + e.getMessage(), e);
    }
  }

  private Answer<Entry> create(Key key, SchemaText found) {
    EventType<?> type = catalog.find(key.name()).orElse(null);
    SchemaText text = found;
    Schema writer = WireSchema.parse(text.text());
    if (type == null) {
      type = unknownType(key, text.text());
    } else if (!sameRecord(writer, type)) {
      // The registry may have been replaced since it answered for this id.
      text = request(key, true);
      writer = WireSchema.parse(text.text());
      if (!sameRecord(writer, type)) {
        // The bytes belong to a different type: no version of this contract can read them.
        String kind = writer.getType().getName();
        String actual = kind.equals("record") ? writer.getFullName() : "type " + kind;
        throw new UndecodableEventException(
            key.name() + ": schema id " + key.id() + " is a schema of " + actual);
      }
    }
    Entry entry = new Entry(PayloadDecoder.of(type, writer), type, text.text());
    return new Answer<>(entry, text.verified());
  }

  private static EventType<?> unknownType(Key key, String text) {
    try {
      WireSchema schema = WireSchema.of(text);
      return EventType.builder(key.name(), schema, new GenericPayloadCodec(schema.schema()))
          .build();
    } catch (InvalidSchemaException e) {
      throw new UndecodableEventException(key.name() + ": " + e.getMessage(), e);
    }
  }

  private static boolean sameRecord(Schema writer, EventType<?> type) {
    return writer.getType() == Schema.Type.RECORD
        && writer.getFullName().equals(type.schema().schema().getFullName());
  }
}
