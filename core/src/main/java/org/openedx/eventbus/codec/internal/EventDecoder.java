package org.openedx.eventbus.codec.internal;

import java.time.Duration;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.CustomHeaders;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.internal.BoundedCache;
import org.openedx.eventbus.internal.SafeText;
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

  /** Limit of the cached schemas in characters of their texts; a parsed one takes ten times that. */
  private static final long MAX_CACHED_CHARACTERS = 4L << 20;

  /** Length of the name of a schema in a message. */
  private static final int MAX_SHOWN = 200;

  /** Weight of an entry beside its schema. */
  private static final int ENTRY_CHARACTERS = 1_000;

  private final SchemaRegistry registry;
  private final EventCatalog catalog;
  private final int maxEmptyValues;
  private final VerifiedCache<Key, Entry> entries;

  /** Schemas by text: names of event types come from records, and many may use one schema. */
  private final BoundedCache<String, ParsedSchema> parsed =
      new BoundedCache<>(MAX_CACHED_CHARACTERS, schema -> weight(schema.text()));

  private record Key(EventName name, SchemaId id) {}

  private record Entry(PayloadDecoder<?> decoder, EventType<?> type, String schema) {}

  /**
   * Schema of the registry.
   *
   * @param wire the same as the schema of an event; null if it is not a record
   */
  private record ParsedSchema(String text, Schema schema, @Nullable WireSchema wire) {}

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
    this(registry, catalog, verifyInterval, AvroReader.DEFAULT_MAX_EMPTY_VALUES);
  }

  /**
   * Creates a decoder.
   *
   * @param registry the registry that provides schemas by id; the caller closes it
   * @param catalog the event types whose payloads are decoded into generated classes
   * @param verifyInterval interval at which known schema ids are verified
   * @param maxEmptyValues limit of values without bytes in a payload, see {@link AvroReader}
   */
  public EventDecoder(
      SchemaRegistry registry, EventCatalog catalog, Duration verifyInterval, int maxEmptyValues) {
    this.registry = registry;
    this.catalog = catalog;
    this.maxEmptyValues = maxEmptyValues;
    this.entries =
        new VerifiedCache<>(
            verifyInterval,
            RETRY_INTERVAL,
            MAX_CACHED_CHARACTERS,
            entry -> weight(entry.schema()));
  }

  private static long weight(String schema) {
    return ENTRY_CHARACTERS + schema.length();
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
      if (e.reason() != Reason.UNKNOWN_SCHEMA_ID && e.reason() != Reason.ANSWER_TOO_LARGE) {
        throw e;
      }
      throw new UndecodableEventException(key.name() + ": " + e.getMessage(), e);
    }
  }

  private Answer<Entry> create(Key key, SchemaText found) {
    EventType<?> type = catalog.find(key.name()).orElse(null);
    SchemaText text = found;
    ParsedSchema writer = parse(text.text());
    if (type == null) {
      type = unknownType(key, writer);
    } else if (!sameRecord(writer.schema(), type)) {
      // The registry may have been replaced since it answered for this id.
      text = request(key, true);
      writer = parse(text.text());
      if (!sameRecord(writer.schema(), type)) {
        // The bytes belong to a different type: no version of this contract can read them.
        String kind = writer.schema().getType().getName();
        String actual =
            kind.equals("record")
                ? SafeText.escape(writer.schema().getFullName(), MAX_SHOWN)
                : "type " + kind;
        throw new UndecodableEventException(
            key.name() + ": schema id " + key.id() + " is a schema of " + actual);
      }
    }
    PayloadDecoder<?> decoder = PayloadDecoder.of(type, writer.schema(), maxEmptyValues);
    return new Answer<>(new Entry(decoder, type, text.text()), text.verified());
  }

  private ParsedSchema parse(String text) {
    ParsedSchema known = parsed.get(text);
    return known == null ? parsed.put(text, parseNew(text)) : known;
  }

  private static ParsedSchema parseNew(String text) {
    Schema schema = WireSchema.parse(text);
    if (schema.getType() != Schema.Type.RECORD) {
      return new ParsedSchema(text, schema, null);
    }
    WireSchema wire = WireSchema.of(text);
    return new ParsedSchema(text, wire.schema(), wire);
  }

  private static EventType<?> unknownType(Key key, ParsedSchema writer) {
    WireSchema schema = writer.wire();
    if (schema == null) {
      throw new UndecodableEventException(
          "%s: the schema of an event must be a record, but schema id %s is of type %s"
              .formatted(key.name(), key.id(), writer.schema().getType().getName()));
    }
    return EventType.builder(key.name(), schema, new GenericPayloadCodec(schema.schema())).build();
  }

  private static boolean sameRecord(Schema writer, EventType<?> type) {
    return writer.getType() == Schema.Type.RECORD
        && writer.getFullName().equals(type.schema().schema().getFullName());
  }
}
