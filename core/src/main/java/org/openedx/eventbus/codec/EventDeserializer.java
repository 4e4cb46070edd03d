package org.openedx.eventbus.codec;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * Value deserializer of events for plain {@code KafkaConsumer}, Kafka Streams and Spring Kafka.
 *
 * <p>Events of types whose generated classes are on the class path get payloads of these classes,
 * events of other types get Avro's generic records. Tombstones become null. Kafka's consumer wraps
 * exceptions of a deserializer in a {@code RecordDeserializationException} that contains the bytes.
 *
 * <p>Configured by the {@code eventbus.*} settings among the client's own, for example:
 *
 * <pre>{@code
 * value.deserializer=org.openedx.eventbus.codec.EventDeserializer
 * eventbus.registry.url=http://localhost:8081
 * }</pre>
 */
public final class EventDeserializer implements Deserializer<Event<?>> {
  private @Nullable EventDecoder decoder;
  private @Nullable SchemaRegistry owned;

  /** Creates a deserializer for Kafka, which then calls {@link #configure}. */
  public EventDeserializer() {}

  /**
   * Creates a configured deserializer.
   *
   * @param registry the registry that provides schemas by id; the caller closes it
   * @param catalog the event types whose payloads are decoded into generated classes
   */
  public EventDeserializer(SchemaRegistry registry, EventCatalog catalog) {
    this.decoder =
        new EventDecoder(
            Objects.requireNonNull(registry, "registry"),
            Objects.requireNonNull(catalog, "catalog"));
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (isKey) {
      throw new SerializationException(
          "EventDeserializer cannot deserialize keys; use ByteArrayDeserializer for keys");
    }
    if (decoder == null) {
      EventBusConfig config = EventSerializer.eventBusConfig(configs);
      RegistrySettings settings = config.registry();
      owned = SchemaRegistry.http(settings);
      decoder =
          new EventDecoder(
              owned,
              EventCatalog.discover(),
              settings.verifyInterval(),
              settings.unknownIdTimeout(),
              config.maxEmptyValues());
    }
  }

  @Override
  public @Nullable Event<?> deserialize(String topic, byte @Nullable [] data) {
    throw new SerializationException("an event cannot be deserialized without its headers");
  }

  @Override
  public @Nullable Event<?> deserialize(String topic, Headers headers, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    if (decoder == null) {
      throw new IllegalStateException("configure() has not been called");
    }
    return decoder.decode(topic, headers, data);
  }

  @Override
  public void close() {
    if (owned != null) {
      owned.close();
    }
  }
}
