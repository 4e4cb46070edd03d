package org.openedx.eventbus.codec;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.SchemaTexts;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.SchemaText;
import org.openedx.eventbus.registry.UnknownSchemaIdException;

/**
 * Turns Kafka records into events. Event types of the catalogue become their own payload classes,
 * others Avro's generic records. Thread-safe; asks the registry once for each schema id.
 */
public final class EventDecoder {
  private final SchemaRegistry registry;
  private final EventCatalog catalog;
  private final Map<Key, Entry> decoders = new ConcurrentHashMap<>();

  private record Key(EventName name, SchemaId id) {}

  private record Entry(PayloadDecoder<?> decoder, EventType<?> type, long askAgainAfterNanos) {
    boolean mayBeStale() {
      return askAgainAfterNanos != 0 && System.nanoTime() - askAgainAfterNanos > 0;
    }
  }

  /** How long an id known only from the disk is believed before the registry is asked again. */
  private static final long UNVERIFIED_NANOS = 10_000_000_000L;

  /**
   * @param registry where schemas are found by id; the caller closes it
   * @param catalog the event types to read as their own classes
   */
  public EventDecoder(SchemaRegistry registry, EventCatalog catalog) {
    this.registry = registry;
    this.catalog = catalog;
  }

  /**
   * The event of a record.
   *
   * @param value the record's value, null for a tombstone
   * @throws UndecodableEventException when the record is no event, and never will be
   * @throws IncompatibleEventException when it is one that this contract cannot read
   * @throws org.openedx.eventbus.RetriableException when its schema is not known here and the
   *     registry does not answer
   */
  public Event<?> decode(Headers headers, byte @Nullable [] value) {
    EventMetadata metadata = EventHeaders.read(headers);
    if (value == null) {
      throw new UndecodableEventException(metadata.type() + ": the value is null (a tombstone)");
    }
    SchemaId id = WireFrame.idOf(value);
    Entry entry = entry(metadata.type(), id);
    return event(entry.type(), entry.decoder(), metadata, value);
  }

  @SuppressWarnings("unchecked") // the decoder was made for this type
  private static <T> Event<T> event(
      EventType<T> type, PayloadDecoder<?> decoder, EventMetadata metadata, byte[] value) {
    T payload = ((PayloadDecoder<T>) decoder).decode(value, WireFrame.HEADER_SIZE);
    return new Event<>(type, metadata, payload);
  }

  private Entry entry(EventName name, SchemaId id) {
    Key key = new Key(name, id);
    Entry known = decoders.get(key);
    if (known != null && !known.mayBeStale()) {
      return known;
    }
    Entry made = makeEntry(name, id);
    decoders.put(key, made);
    return made;
  }

  private Entry makeEntry(EventName name, SchemaId id) {
    SchemaText text = schemaOf(name, id);
    Schema writer = SchemaTexts.parse(text.text());
    EventType<?> type = catalog.find(name).orElse(null);
    if (type == null) {
      EventType<?> generic = GenericCodec.eventType(name, WireSchema.of(text.text())).build();
      return new Entry(PayloadDecoder.of(generic, writer), generic, askAgain(text));
    }
    if (!sameRecord(writer, type)) {
      // Another registry may have taken the place of the one that gave this id.
      text = registry.reload(id);
      writer = SchemaTexts.parse(text.text());
      if (!sameRecord(writer, type)) {
        throw new IncompatibleEventException(
            name + ": schema id " + id.value() + " is of " + writer.getFullName());
      }
    }
    return new Entry(PayloadDecoder.of(type, writer), type, askAgain(text));
  }

  private SchemaText schemaOf(EventName name, SchemaId id) {
    try {
      return registry.schemaOf(id);
    } catch (UnknownSchemaIdException e) {
      throw new UndecodableEventException(name + ": " + e.getMessage(), e);
    }
  }

  private static boolean sameRecord(Schema writer, EventType<?> type) {
    return writer.getType() == Schema.Type.RECORD
        && writer.getFullName().equals(type.schema().schema().getFullName());
  }

  private static long askAgain(SchemaText text) {
    return text.verified() ? 0 : (System.nanoTime() + UNVERIFIED_NANOS) | 1;
  }
}
