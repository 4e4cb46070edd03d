package org.openedx.eventbus.codec;

import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * Reads events from plain Kafka records, for {@code KafkaConsumer}, Kafka Streams or Spring Kafka.
 *
 * <p>Event types whose generated classes are on the class path become their own payload classes,
 * others Avro's generic records. Tombstones become null. Kafka's consumer turns every exception of
 * a deserializer into a {@code RecordDeserializationException} that keeps the bytes.
 */
public final class EventDeserializer implements Deserializer<Event<?>> {
  private @Nullable EventDecoder decoder;
  private @Nullable SchemaRegistry owned;

  /** For Kafka, which calls {@link #configure}. */
  public EventDeserializer() {}

  /**
   * @param registry the registry to ask; the caller closes it
   * @param catalog the event types to read as their own classes
   */
  public EventDeserializer(SchemaRegistry registry, EventCatalog catalog) {
    this.decoder = new EventDecoder(registry, catalog);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    if (isKey) {
      throw new SerializationException(
          "EventDeserializer reads values; keys are the framed primitives: use"
              + " ByteArrayDeserializer");
    }
    if (decoder == null) {
      RegistrySettings settings = ClientConfig.of(configs).registry();
      owned = SchemaRegistry.http(settings);
      decoder = new EventDecoder(owned, EventCatalog.discover(), settings.verifyInterval());
    }
  }

  @Override
  public @Nullable Event<?> deserialize(String topic, byte @Nullable [] data) {
    throw new SerializationException("an event cannot be read without its headers");
  }

  @Override
  public @Nullable Event<?> deserialize(String topic, Headers headers, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    if (decoder == null) {
      throw new IllegalStateException("configure() was not called");
    }
    return decoder.decode(headers, data);
  }

  @Override
  public void close() {
    if (owned != null) {
      owned.close();
    }
  }
}
