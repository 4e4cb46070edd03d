package org.openedx.eventbus.codec;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.registry.Resolved;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;

/**
 * Writes events as plain Kafka records, for {@code KafkaProducer}, Kafka Streams or Spring Kafka.
 *
 * <p>As value serializer it writes the payload and sets the event's headers. As key serializer it
 * takes the event too, and writes the key its contract names (null when it names none), so that
 * {@code new ProducerRecord<>(topic, event, event)} is a whole Open edX record. Configured by the
 * {@code eventbus.*} names of {@link EventBusConfig} among the client's own. The registry is asked
 * in the calling thread, once for each type and topic.
 */
public final class EventSerializer implements Serializer<Event<?>> {
  private final Map<Route, Resolved> ids = new ConcurrentHashMap<>();
  private final Map<Key, KeyPath> keyPaths = new ConcurrentHashMap<>();
  private @Nullable SchemaRegistry registry;
  private boolean forKeys;
  private boolean ownsRegistry;

  // By schema, not by name: an event that is forwarded may be of another version than ours.

  private record Route(String topic, WireSchema schema) {}

  private record Key(WireSchema schema, String path) {}

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

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    forKeys = isKey;
    if (registry == null) {
      registry = SchemaRegistry.http(ClientConfig.of(configs).registry());
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
      for (Header header : EventHeaders.write(event.metadata())) {
        headers.remove(header.key()).add(header);
      }
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
    Resolved known = ids.get(route);
    if (known != null && known.verified()) {
      return known;
    }
    SchemaRegistry asked = registry();
    Resolved answer =
        key == null
            ? asked.resolve(Subject.value(topic, type.schema()), type.schema().text())
            : asked.resolve(Subject.key(topic, key.primitive()), key.schemaText());
    if (known != null && answer.verified() && !known.id().equals(answer.id())) {
      throw new SerializationException(
          "the registry gives another id for "
              + type.name()
              + " than the one known from the disk: "
              + answer.id().value()
              + " instead of "
              + known.id().value()
              + "; restart this producer if the registry was replaced on purpose");
    }
    ids.put(route, answer);
    return answer;
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
