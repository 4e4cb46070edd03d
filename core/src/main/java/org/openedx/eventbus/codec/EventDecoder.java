package org.openedx.eventbus.codec;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.SchemaTexts;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.CustomHeaders;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.SchemaText;
import org.openedx.eventbus.registry.UnknownSchemaIdException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns Kafka records into events. Event types of the catalogue become their own payload classes,
 * others Avro's generic records. Thread-safe. The registry is asked for each schema id when it is
 * first met, and again now and then, since another registry may have taken its place.
 */
public final class EventDecoder {
  private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

  /** How long an id known only from the disk is believed before the registry is asked again. */
  private static final Duration UNVERIFIED = Duration.ofSeconds(10);

  private final SchemaRegistry registry;
  private final EventCatalog catalog;
  private final Duration verifyInterval;
  private final Map<Key, Entry> decoders = new ConcurrentHashMap<>();

  private record Key(EventName name, SchemaId id) {}

  private record Entry(PayloadDecoder<?> decoder, EventType<?> type, String text, long askAgain) {
    boolean due() {
      return System.nanoTime() - askAgain > 0;
    }

    Entry askAgainIn(Duration pause) {
      return new Entry(decoder, type, text, System.nanoTime() + pause.toNanos());
    }
  }

  /** Asks again as often as registries are verified by default. */
  public EventDecoder(SchemaRegistry registry, EventCatalog catalog) {
    this(registry, catalog, RegistrySettings.DEFAULT_VERIFY_INTERVAL);
  }

  /**
   * @param registry where schemas are found by id; the caller closes it
   * @param catalog the event types to read as their own classes
   * @param verifyInterval how often a known id is asked for again
   */
  public EventDecoder(SchemaRegistry registry, EventCatalog catalog, Duration verifyInterval) {
    this.registry = registry;
    this.catalog = catalog;
    this.verifyInterval = verifyInterval;
  }

  /**
   * The event of a record.
   *
   * @param value the record's value, null for a tombstone
   * @throws UndecodableEventException when the record is no event, and never will be
   * @throws IncompatibleEventException when it is one that this contract cannot read
   * @throws TransientEventBusException when its schema is not known here and the registry does not
   *     answer
   */
  public Event<?> decode(Headers headers, byte @Nullable [] value) {
    EventMetadata metadata = EventHeaders.read(headers);
    if (value == null) {
      throw new UndecodableEventException(metadata.type() + ": the value is null (a tombstone)");
    }
    Entry entry = entry(new Key(metadata.type(), WireFrame.idOf(value)));
    Event<?> event = event(entry.type(), entry.decoder(), metadata, value);
    CustomHeaders custom = EventHeaders.custom(headers);
    return custom.isEmpty() ? event : event.withHeaders(custom);
  }

  @SuppressWarnings("unchecked") // the decoder was made for this type
  private static <T> Event<T> event(
      EventType<T> type, PayloadDecoder<?> decoder, EventMetadata metadata, byte[] value) {
    T payload = ((PayloadDecoder<T>) decoder).decode(value, WireFrame.HEADER_SIZE);
    return new Event<>(type, metadata, payload);
  }

  private Entry entry(Key key) {
    Entry known = decoders.get(key);
    if (known == null) {
      Entry made = make(key, ask(key, false));
      decoders.put(key, made);
      return made;
    }
    // Whoever replaces the entry asks; the others go on with what is known.
    if (known.due() && decoders.replace(key, known, known.askAgainIn(UNVERIFIED))) {
      return verify(key, known);
    }
    return known;
  }

  private Entry verify(Key key, Entry known) {
    SchemaText now;
    try {
      now = registry.reload(key.id());
    } catch (TransientEventBusException e) {
      LOG.debug("Schema id {} could not be verified", key.id().value(), e);
      return known;
    } catch (UnknownSchemaIdException e) {
      // What was written with it is still in the topic, and can be read by what is known here.
      LOG.warn("{}: the registry no longer knows schema id {}", key.name(), key.id().value());
      return known;
    }
    if (!now.text().equals(known.text())) {
      LOG.warn(
          "Schema id {} of {} means another schema than before: was the registry replaced?",
          key.id().value(),
          key.name());
    }
    Entry made = make(key, now);
    decoders.put(key, made);
    return made;
  }

  private SchemaText ask(Key key, boolean anew) {
    try {
      return anew ? registry.reload(key.id()) : registry.schemaOf(key.id());
    } catch (UnknownSchemaIdException e) {
      throw new UndecodableEventException(key.name() + ": " + e.getMessage(), e);
    }
  }

  private Entry make(Key key, SchemaText found) {
    EventType<?> type = catalog.find(key.name()).orElse(null);
    SchemaText text = found;
    Schema writer = SchemaTexts.parse(text.text());
    if (type == null) {
      type = unknownType(key, text.text());
    } else if (!sameRecord(writer, type)) {
      // Another registry may have taken the place of the one that gave this id.
      text = ask(key, true);
      writer = SchemaTexts.parse(text.text());
      if (!sameRecord(writer, type)) {
        // No version of this contract could ever read it: the bytes are of something else.
        throw new UndecodableEventException(
            key.name() + ": schema id " + key.id().value() + " is of " + name(writer));
      }
    }
    Duration pause = text.verified() ? verifyInterval : UNVERIFIED;
    return new Entry(PayloadDecoder.of(type, writer), type, text.text(), 0).askAgainIn(pause);
  }

  private static EventType<?> unknownType(Key key, String text) {
    try {
      return GenericCodec.eventType(key.name(), WireSchema.of(text)).build();
    } catch (InvalidSchemaException e) {
      throw new UndecodableEventException(key.name() + ": " + e.getMessage(), e);
    }
  }

  private static String name(Schema writer) {
    return writer.getType() == Schema.Type.RECORD
        ? writer.getFullName()
        : "type " + writer.getType().getName();
  }

  private static boolean sameRecord(Schema writer, EventType<?> type) {
    return writer.getType() == Schema.Type.RECORD
        && writer.getFullName().equals(type.schema().schema().getFullName());
  }
}
