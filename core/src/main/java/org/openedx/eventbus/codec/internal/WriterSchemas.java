package org.openedx.eventbus.codec.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.internal.BoundedCache;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.SchemaRegistry.SchemaText;
import org.openedx.eventbus.registry.internal.VerifiedCache.Answer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Evaluates what the registry answers for schema ids. Thread-safe. */
final class WriterSchemas {
  private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

  /** Length of the name of a schema in a message. */
  private static final int MAX_SHOWN = 200;

  private final SchemaRegistry registry;
  private final EventCatalog catalog;
  private final int maxEmptyValues;
  private final RegistryEvidence evidence;

  /** Schemas by text: names of event types come from records, and many may use one schema. */
  private final BoundedCache<String, ParsedSchema> parsed =
      new BoundedCache<>(
          EventDecoder.MAX_CACHED_CHARACTERS,
          schema -> WriterSchema.ENTRY_CHARACTERS + schema.text().length());

  /**
   * Schema of the registry.
   *
   * @param wire the same as the schema of an event; null if it is not a record
   */
  private record ParsedSchema(String text, Schema schema, @Nullable WireSchema wire) {}

  WriterSchemas(SchemaRegistry registry, EventCatalog catalog, int maxEmptyValues) {
    this.registry = registry;
    this.catalog = catalog;
    this.maxEmptyValues = maxEmptyValues;
    this.evidence = new RegistryEvidence(registry);
  }

  /**
   * Returns what is known about a schema id.
   *
   * @param found the registry's answer
   * @param known what was known before; null at the first time
   */
  Answer<WriterSchema> create(SchemaKey key, SchemaText found, @Nullable WriterSchema known) {
    String text = found.text();
    if (known != null && text.equals(known.text()) && known.problem() == null) {
      boolean confirmed = found.verified() || known.confirmed();
      WriterSchema same =
          confirmed == known.confirmed()
              ? known
              : new WriterSchema(text, true, known.decoder(), null, known.earlier());
      return new Answer<>(same, found.verified());
    }
    ParsedSchema writer = parse(text);
    String before = known == null ? null : known.text();
    if (before != null && !WireSchema.semanticallyEqual(parse(before).schema(), writer.schema())) {
      LOG.warn(
          "Schema id {} of {} has a different schema than before; was the registry replaced?",
          key.id(),
          key.name());
    }
    EventType<?> type = catalog.find(key.name()).orElse(null);
    List<PayloadDecoder<?>> earlier = earlier(key, type, text, known);
    try {
      PayloadDecoder<?> decoder = decoder(key.name(), type, writer);
      return new Answer<>(
          new WriterSchema(text, found.verified(), decoder, null, earlier), found.verified());
    } catch (UndecodableEventException e) {
      EventBusException problem =
          found.verified()
                  && evidence.lacks(key.topic(), expected(key, type), key.id(), writer.schema())
              ? new RegistryMismatchException(
                  key.message(
                      e.getMessage()
                          + ", and the registry has no schema of this type on topic "
                          + key.topic()),
                  e)
              : new UndecodableEventException(key.message(String.valueOf(e.getMessage())), e);
      return new Answer<>(new WriterSchema(text, found.verified(), null, problem, earlier), false);
    }
  }

  /** Returns what is known about an id whose schema Avro cannot parse. */
  Answer<WriterSchema> unreadable(
      SchemaKey key, RegistryRejectedException cause, @Nullable WriterSchema known) {
    EventType<?> type = catalog.find(key.name()).orElse(null);
    String message = key.name() + ": " + cause.getMessage();
    EventBusException problem =
        evidence.isRegistered(key.topic(), expected(key, type), key.id())
            ? new IncompatibleEventException(message, cause)
            : new UndecodableEventException(message, cause);
    return new Answer<>(
        new WriterSchema(null, true, null, problem, earlier(key, type, "", known)), false);
  }

  /** Returns the exception for a record whose id the registry does not have. */
  EventBusException missing(SchemaKey key, byte[] value) {
    EventType<?> type = catalog.find(key.name()).orElse(null);
    if (decoders(key, type, registry.earlierSchemas(key.id())).stream()
        .anyMatch(each -> WriterSchema.canRead(each, value))) {
      return new RegistryMismatchException(key.message("is no longer in the registry"), null);
    }
    if (evidence.isEmpty()) {
      return new RegistryMismatchException("the registry contains no schemas at all", null);
    }
    return new UndecodableEventException(
        key.name() + ": the registry has no schema with id " + key.id());
  }

  private static String expected(SchemaKey key, @Nullable EventType<?> type) {
    return type == null ? key.name().value() + ".CloudEvent" : type.schema().schema().getFullName();
  }

  private List<PayloadDecoder<?>> earlier(
      SchemaKey key, @Nullable EventType<?> type, String current, @Nullable WriterSchema known) {
    Set<String> texts = new LinkedHashSet<>(registry.earlierSchemas(key.id()));
    String before = known == null ? null : known.text();
    if (before != null) {
      texts.add(before);
    }
    texts.remove(current);
    List<PayloadDecoder<?>> decoders = decoders(key, type, texts);
    return decoders.isEmpty() && known != null ? known.earlier() : decoders;
  }

  private List<PayloadDecoder<?>> decoders(
      SchemaKey key, @Nullable EventType<?> type, Collection<String> texts) {
    List<PayloadDecoder<?>> decoders = new ArrayList<>();
    for (String text : texts) {
      try {
        decoders.add(decoder(key.name(), type, parse(text)));
      } catch (EventBusException e) {
        LOG.debug("An earlier schema of id {} is not one of {}", key.id(), key.name(), e);
      }
    }
    return decoders;
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

  /**
   * Returns a decoder of the payloads of an event type that were written with a schema.
   *
   * @param known the event type; null if it is not in the catalogue
   * @throws UndecodableEventException if the schema is not one of the event type
   */
  private PayloadDecoder<?> decoder(
      EventName name, @Nullable EventType<?> known, ParsedSchema writer) {
    EventType<?> type = known == null ? generic(name, writer) : known;
    if (!isRecordOf(type, writer.schema())) {
      String kind = writer.schema().getType().getName();
      String actual =
          kind.equals("record")
              ? SafeText.escape(writer.schema().getFullName(), MAX_SHOWN)
              : "type " + kind;
      throw new UndecodableEventException("is a schema of " + actual);
    }
    return PayloadDecoder.of(type, writer.schema(), maxEmptyValues);
  }

  private static boolean isRecordOf(EventType<?> type, Schema writer) {
    return writer.getType() == Schema.Type.RECORD
        && writer.getFullName().equals(type.schema().schema().getFullName());
  }

  private static EventType<?> generic(EventName name, ParsedSchema writer) {
    WireSchema schema = writer.wire();
    if (schema == null) {
      throw new UndecodableEventException(
          "is of type %s, but the schema of an event must be a record"
              .formatted(writer.schema().getType().getName()));
    }
    return EventType.builder(name, schema, new GenericPayloadCodec(schema.schema())).build();
  }
}
