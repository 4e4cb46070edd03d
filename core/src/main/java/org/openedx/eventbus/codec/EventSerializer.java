package org.openedx.eventbus.codec;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.Resolved;
import org.openedx.eventbus.registry.SchemaNotRegisteredException;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;

/**
 * Writes events as plain Kafka records, for {@code KafkaProducer}, Kafka Streams or Spring Kafka.
 *
 * <p>As value serializer it writes the payload and sets the event's headers, custom ones included.
 * As key serializer it takes the event too, and writes the key its contract names (null when it
 * names none), so that {@code new ProducerRecord<>(topic, event, event)} is a whole Open edX
 * record, in Open edX's own partition when {@code partitioner.class} is {@link KeyPartitioner}.
 * Configured by the {@code eventbus.*} names of {@link EventBusConfig} among the client's own. The
 * registry is asked in the calling thread, at first for each type and topic and then now and then,
 * since another may have taken its place.
 */
public final class EventSerializer implements Serializer<Event<?>> {
  private final Map<Route, Known> ids = new ConcurrentHashMap<>();
  private final Map<Key, KeyPath> keyPaths = new ConcurrentHashMap<>();

  /** How long an id known only from the disk is believed before the registry is asked again. */
  private static final Duration UNVERIFIED = Duration.ofSeconds(10);

  private Duration verifyInterval = RegistrySettings.DEFAULT_VERIFY_INTERVAL;
  private @Nullable SchemaRegistry registry;
  private boolean forKeys;
  private boolean ownsRegistry;

  // By schema, not by name: an event that is forwarded may be of another version than ours.

  private record Route(String topic, WireSchema schema) {}

  private record Key(WireSchema schema, String path) {}

  /** An id, whether the registry has since given another, and when to ask again. */
  private record Known(Resolved id, boolean replaced, long askAgain) {
    static Known of(Resolved id, Duration verifyInterval) {
      return new Known(id, false, 0).askAgainIn(id.verified() ? verifyInterval : UNVERIFIED);
    }

    boolean due() {
      return System.nanoTime() - askAgain > 0;
    }

    Known askAgainIn(Duration pause) {
      return new Known(id, replaced, System.nanoTime() + pause.toNanos());
    }
  }

  /** For Kafka, which calls {@link #configure}. */
  public EventSerializer() {}

  /**
   * @param registry the registry to ask; the caller closes it
   * @param forKeys whether this one writes keys
   */
  public EventSerializer(SchemaRegistry registry, boolean forKeys) {
    this.registry = registry;
    this.forKeys = forKeys;
  }

  EventSerializer(SchemaRegistry registry, boolean forKeys, Duration verifyInterval) {
    this(registry, forKeys);
    this.verifyInterval = verifyInterval;
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    forKeys = isKey;
    if (registry == null) {
      RegistrySettings settings = ClientConfig.of(configs).registry();
      registry = SchemaRegistry.http(settings);
      verifyInterval = settings.verifyInterval();
      ownsRegistry = true;
    }
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable Event<?> event) {
    return event == null ? null : frame(topic, event);
  }

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable Event<?> event) {
    if (event == null) {
      return null;
    }
    byte[] frame = frame(topic, event);
    if (!forKeys) {
      Headers written = EventHeaders.write(event);
      written.forEach(header -> headers.remove(header.key()));
      written.forEach(headers::add);
    }
    return frame;
  }

  private <T> byte @Nullable [] frame(String topic, Event<T> event) {
    byte[] value = EventEncoder.encode(event.type(), event.payload());
    if (!forKeys) {
      WireFrame.setId(value, resolve(topic, event.type(), null).id());
      return value;
    }
    if (event.type().keyPath().isEmpty()) {
      return null;
    }
    KeyPath path =
        keyPaths.computeIfAbsent(
            new Key(event.type().schema(), event.type().keyPath().get()),
            key -> KeyPath.of(key.schema(), key.path()));
    byte[] key = path.cutFrom(value);
    WireFrame.setId(key, resolve(topic, event.type(), path).id());
    return key;
  }

  private Resolved resolve(String topic, EventType<?> type, @Nullable KeyPath key) {
    Route route = new Route(topic, type.schema());
    Known known = ids.get(route);
    if (known == null) {
      Resolved answer = ask(topic, type, key);
      ids.put(route, Known.of(answer, verifyInterval));
      return answer;
    }
    // Whoever replaces the entry asks; the others go on with what is known.
    if (known.due() && ids.replace(route, known, known.askAgainIn(UNVERIFIED))) {
      known = verify(route, known, () -> ask(topic, type, key));
    }
    if (known.replaced()) {
      throw new SerializationException(
          "the registry no longer gives "
              + type.name()
              + " the schema id it was sent with, "
              + known.id().id().value()
              + ". Was it replaced? Restart this producer when the new registry is the right one");
    }
    return known.id();
  }

  private Known verify(Route route, Known known, Supplier<Resolved> question) {
    Known now;
    try {
      Resolved answer = question.get();
      boolean same = answer.id().equals(known.id().id());
      now =
          same
              ? Known.of(answer, verifyInterval)
              : new Known(known.id(), true, 0).askAgainIn(UNVERIFIED);
    } catch (TransientEventBusException e) {
      return known; // away: what is known stays good until it says otherwise
    } catch (SchemaNotRegisteredException e) {
      now = new Known(known.id(), true, 0).askAgainIn(UNVERIFIED);
    }
    ids.put(route, now);
    return now;
  }

  private Resolved ask(String topic, EventType<?> type, @Nullable KeyPath key) {
    return key == null
        ? registry().resolve(Subject.value(topic, type.schema()), type.schema().text())
        : registry().resolve(Subject.key(topic, key.primitive()), key.schemaText());
  }

  private SchemaRegistry registry() {
    if (registry == null) {
      throw new IllegalStateException("configure() was not called");
    }
    return registry;
  }

  @Override
  public void close() {
    if (ownsRegistry && registry != null) {
      registry.close();
    }
  }
}
