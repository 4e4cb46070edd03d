package org.openedx.eventbus.codec.internal;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.internal.BoundedCache;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.SchemaRegistry.ResolvedSchemaId;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.registry.internal.VerifiedCache;
import org.openedx.eventbus.registry.internal.VerifiedCache.Answer;

/**
 * Encoder of events into framed keys and values with their schema ids. Thread-safe.
 *
 * <p>Requests to the registry block the calling thread. They are sent for the first event of each
 * type and topic, and then at the verify interval, because the registry may have been replaced.
 */
public final class RecordEncoder {
  /** Verify interval of ids from the disk cache, and of ids that the registry no longer has. */
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(10);

  /** Bounded, because a forwarded event brings its own schema. */
  private static final int MAX_KEY_PATHS = 1_000;

  private final SchemaRegistry registry;
  private final VerifiedCache<IdKey, KnownId> ids;
  private final BoundedCache<PathKey, KeyPath> keyPaths = new BoundedCache<>(MAX_KEY_PATHS);

  // Keyed by schema, not by name: a forwarded event may have another version of its contract.

  private record IdKey(String topic, WireSchema schema, boolean isKey) {}

  private record PathKey(WireSchema schema, String path) {}

  /**
   * Id that events were sent with.
   *
   * @param replaced whether the registry has returned another id, or none, since then
   */
  private record KnownId(SchemaId id, boolean replaced) {}

  /**
   * Creates an encoder.
   *
   * @param registry the registry that provides schema ids; the caller closes it
   * @param verifyInterval interval at which known ids are verified
   */
  public RecordEncoder(SchemaRegistry registry, Duration verifyInterval) {
    this.registry = registry;
    this.ids = new VerifiedCache<>(verifyInterval, RETRY_INTERVAL);
  }

  /** Returns the framed value of an event. */
  public <T> byte[] value(String topic, Event<T> event) {
    EventType<T> type = event.type();
    byte[] value = EventEncoder.encode(type, event.payload());
    WireSchema schema = type.schema();
    IdKey key = new IdKey(topic, schema, false);
    SchemaId id = idOf(key, type, Subject.value(topic, schema), schema.text());
    WireFrame.setId(value, id);
    return value;
  }

  /** Returns the framed key of an event, or null if its contract defines none. */
  public <T> byte @Nullable [] key(String topic, Event<T> event) {
    EventType<T> type = event.type();
    Optional<String> configured = type.keyPath();
    if (configured.isEmpty()) {
      return null;
    }
    PathKey pathKey = new PathKey(type.schema(), configured.get());
    KeyPath known = keyPaths.get(pathKey);
    KeyPath path =
        known == null ? keyPaths.put(pathKey, KeyPath.of(pathKey.schema(), pathKey.path())) : known;
    byte[] key = path.extractKey(EventEncoder.encode(type, event.payload()));
    Subject subject = Subject.key(topic, path.primitive());
    SchemaId id = idOf(new IdKey(topic, type.schema(), true), type, subject, path.schemaText());
    WireFrame.setId(key, id);
    return key;
  }

  private SchemaId idOf(IdKey key, EventType<?> type, Subject subject, String text) {
    KnownId known =
        ids.get(key, () -> first(registry.resolve(subject, text)), id -> verify(id, subject, text));
    if (known.replaced()) {
      throw new SerializationException(
          String.format(
              "the registry no longer has schema id %s for %s, which earlier events were sent with."
                  + " Was the registry replaced? If the new one is correct, restart this producer",
              known.id(), type.name()));
    }
    return known.id();
  }

  private static Answer<KnownId> first(ResolvedSchemaId resolved) {
    return new Answer<>(new KnownId(resolved.id(), false), resolved.verified());
  }

  /** Keeps the id while it is registered, even if another text of the schema is as well now. */
  private Answer<KnownId> verify(KnownId known, Subject subject, String text) {
    Answer<KnownId> replaced = new Answer<>(new KnownId(known.id(), true), false);
    try {
      ResolvedSchemaId now = registry.resolve(subject, text);
      boolean same =
          now.id().equals(known.id()) || registry.isRegistered(subject, known.id(), text);
      return same ? new Answer<>(new KnownId(known.id(), false), now.verified()) : replaced;
    } catch (RegistryRejectedException e) {
      if (e.reason() != Reason.SCHEMA_NOT_REGISTERED) {
        throw e;
      }
      return replaced;
    }
  }
}
