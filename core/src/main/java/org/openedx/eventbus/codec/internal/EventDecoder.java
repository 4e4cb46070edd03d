package org.openedx.eventbus.codec.internal;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.event.CustomHeaders;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.RegistryUnavailableException;
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
 *
 * <p>Before a record is declared undecodable, the registry's answer for its id is confirmed, and
 * {@link RegistryEvidence} decides whether the registry may be the wrong one.
 */
public final class EventDecoder {
  private static final Logger LOG = LoggerFactory.getLogger(EventDecoder.class);

  /** Verify interval of schemas from the disk cache, and of ids that are not readable. */
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);

  /** Maximum age of the registry's answer by which a record is declared undecodable. */
  private static final Duration MAX_EVIDENCE_AGE = Duration.ofSeconds(1);

  /** Limit of the cached schemas, in characters; parsed, they take ten times the memory. */
  static final long MAX_CACHED_CHARACTERS = 4L << 20;

  private final SchemaRegistry registry;
  private final VerifiedCache<SchemaKey, WriterSchema> schemas;
  private final UnknownSchemaIds unknownIds;
  private final WriterSchemas writers;

  /** Creates a decoder with the default intervals. */
  public EventDecoder(SchemaRegistry registry, EventCatalog catalog) {
    this(
        registry,
        catalog,
        RegistrySettings.DEFAULT_VERIFY_INTERVAL,
        RegistrySettings.DEFAULT_UNKNOWN_ID_TIMEOUT,
        AvroReader.DEFAULT_MAX_EMPTY_VALUES);
  }

  /**
   * Creates a decoder.
   *
   * @param registry the registry that provides schemas by id; the caller closes it
   * @param catalog the event types whose payloads are decoded into generated classes
   * @param verifyInterval interval at which known schema ids are verified
   * @param unknownIdTimeout time for which an id that the registry does not have is waited for
   * @param maxEmptyValues limit of values without bytes in a payload, see {@link AvroReader}
   */
  public EventDecoder(
      SchemaRegistry registry,
      EventCatalog catalog,
      Duration verifyInterval,
      Duration unknownIdTimeout,
      int maxEmptyValues) {
    this.registry = registry;
    this.schemas =
        new VerifiedCache<>(
            verifyInterval, RETRY_INTERVAL, MAX_CACHED_CHARACTERS, WriterSchema::weight);
    this.unknownIds = new UnknownSchemaIds(unknownIdTimeout, System::nanoTime);
    this.writers = new WriterSchemas(registry, catalog, maxEmptyValues);
  }

  /** Returns which schema ids events are waiting for, and since when, for operators. */
  public List<String> unknownSchemas() {
    return unknownIds.waiting();
  }

  /**
   * Decodes the event of a record.
   *
   * @param topic full name of the topic that the event was sent to
   * @param value the record's value, null for a tombstone
   * @throws UndecodableEventException if the record is not a valid event (permanent)
   * @throws IncompatibleEventException if this contract cannot read the event's schema
   * @throws UnknownSchemaException if the registry does not have the schema yet (transient)
   * @throws RegistryMismatchException if the registry was replaced (transient)
   * @throws TransientEventBusException if the schema is not cached and the registry is unavailable
   */
  public Event<?> decode(String topic, Headers headers, byte @Nullable [] value) {
    EventMetadata metadata = EventHeaders.read(headers);
    if (value == null) {
      throw new UndecodableEventException(
          metadata.type() + ": the record has no value (tombstone)");
    }
    SchemaKey key = new SchemaKey(topic, metadata.type(), WireFrame.idOf(value));
    Event<?> event = decode(key, metadata, value);
    CustomHeaders custom = EventHeaders.custom(headers);
    return custom.isEmpty() ? event : event.withHeaders(custom);
  }

  @SuppressWarnings("ReferenceEquality") // a verification that changes nothing returns the same
  private Event<?> decode(SchemaKey key, EventMetadata metadata, byte[] value) {
    WriterSchema schema = schemas.get(key, () -> load(key, value), known -> verify(key, known));
    try {
      return event(schema, metadata, value);
    } catch (UndecodableEventException | IncompatibleEventException | RegistryMismatchException e) {
      WriterSchema now = schemas.verify(key, schema, MAX_EVIDENCE_AGE, known -> verify(key, known));
      if (now == schema) {
        throw cause(key, schema, value, e);
      }
      try {
        return event(now, metadata, value);
      } catch (UndecodableEventException | IncompatibleEventException again) {
        throw cause(key, now, value, again);
      }
    }
  }

  private static Event<?> event(WriterSchema schema, EventMetadata metadata, byte[] value) {
    PayloadDecoder<?> decoder = schema.decoder();
    if (decoder != null) {
      return event(decoder, metadata, value);
    }
    throw Objects.requireNonNull(schema.problem());
  }

  private static <T> Event<T> event(
      PayloadDecoder<T> decoder, EventMetadata metadata, byte[] value) {
    return new Event<>(decoder.type(), metadata, decoder.decode(value, WireFrame.HEADER_SIZE));
  }

  /** Returns the exception for a record that the schema of its id cannot read. */
  private static EventBusException cause(
      SchemaKey key, WriterSchema schema, byte[] value, EventBusException failure) {
    if (!schema.confirmed()) {
      return new RegistryUnavailableException(
          failure.getMessage()
              + "; the schema is from the disk cache and must be confirmed by the registry first",
          failure);
    }
    if (schema.wasReadable(value)) {
      return new RegistryMismatchException(
          key.message("has another schema than before, with which the event was written"), failure);
    }
    return failure;
  }

  private Answer<WriterSchema> load(SchemaKey key, byte[] value) {
    UnknownSchemaIds.Advice advice = unknownIds.advise(key.id());
    if (advice == UnknownSchemaIds.Advice.REQUEST) {
      try {
        SchemaText text = registry.schemaOf(key.id());
        if (unknownIds.remove(key.id())) {
          LOG.info("Schema id {} of {} is in the registry now", key.id(), key.name());
        }
        return writers.create(key, text, null);
      } catch (RegistryRejectedException e) {
        if (e.reason() != Reason.UNKNOWN_SCHEMA_ID) {
          return writers.unreadable(key, e, null);
        }
        advice = unknownIds.add(key.id(), key.name());
      }
    }
    if (advice == UnknownSchemaIds.Advice.GIVE_UP) {
      throw writers.missing(key, value);
    }
    throw new UnknownSchemaException(key.message("is not in the registry yet; waiting for it"));
  }

  private Answer<WriterSchema> verify(SchemaKey key, WriterSchema known) {
    try {
      return writers.create(key, registry.reload(key.id()), known);
    } catch (RegistryRejectedException e) {
      if (e.reason() != Reason.UNKNOWN_SCHEMA_ID) {
        return writers.unreadable(key, e, known);
      }
      // Events written with it are still in the topic, and the known schema can read them.
      LOG.warn(
          "Schema id {} of {} is no longer in the registry; continuing with the known schema",
          key.id(),
          key.name());
      return new Answer<>(known, false);
    }
  }
}
