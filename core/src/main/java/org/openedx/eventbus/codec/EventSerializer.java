package org.openedx.eventbus.codec;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.codec.internal.RecordEncoder;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;

/**
 * Serializer of events for plain {@code KafkaProducer}, Kafka Streams and Spring Kafka.
 *
 * <p>As value serializer it writes the payload and sets the headers of the event, custom ones
 * included. As key serializer it also takes the event and writes the key that the contract defines,
 * or null if it defines none. For example {@code new ProducerRecord<>(topic, event, event)} is a
 * complete Open edX record. Set {@code partitioner.class} to {@link KeyPartitioner} to send it to
 * the same partition as Open edX.
 *
 * <p>Configured by the {@code eventbus.*} settings of {@link EventBusConfig} among the client's
 * own, for example:
 *
 * <pre>{@code
 * key.serializer=org.openedx.eventbus.codec.EventSerializer
 * value.serializer=org.openedx.eventbus.codec.EventSerializer
 * partitioner.class=org.openedx.eventbus.codec.KeyPartitioner
 * eventbus.registry.url=http://localhost:8081
 * }</pre>
 *
 * <p>Requests to the registry block the calling thread. They are sent for the first event of each
 * type and topic, and then at the verify interval, because the registry may have been replaced.
 */
public final class EventSerializer implements Serializer<Event<?>> {
  private boolean forKeys;
  private @Nullable RecordEncoder encoder;
  private @Nullable SchemaRegistry ownRegistry;

  /** Creates a serializer for Kafka, which then calls {@link #configure}. */
  public EventSerializer() {}

  /**
   * Creates a configured serializer.
   *
   * @param registry the registry that provides schema ids; the caller closes it
   * @param forKeys true to serialize keys, false to serialize values
   */
  public EventSerializer(SchemaRegistry registry, boolean forKeys) {
    this(registry, forKeys, RegistrySettings.DEFAULT_VERIFY_INTERVAL);
  }

  EventSerializer(SchemaRegistry registry, boolean forKeys, Duration verifyInterval) {
    this.forKeys = forKeys;
    this.encoder = new RecordEncoder(Objects.requireNonNull(registry, "registry"), verifyInterval);
  }

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    forKeys = isKey;
    if (encoder == null) {
      RegistrySettings settings = eventBusConfig(configs).registry();
      ownRegistry = SchemaRegistry.http(settings);
      encoder = new RecordEncoder(ownRegistry, settings.verifyInterval());
    }
  }

  /** Reads the {@code eventbus.*} settings among those of a Kafka client. */
  static EventBusConfig eventBusConfig(Map<String, ?> configs) {
    Map<String, String> settings = new HashMap<>();
    configs.forEach(
        (name, value) -> {
          if (name.startsWith("eventbus.") && value != null) {
            settings.put(name, value.toString());
          }
        });
    return EventBusConfig.of(settings);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable Event<?> event) {
    if (event == null) {
      return null;
    }
    if (encoder == null) {
      throw new IllegalStateException("configure() has not been called");
    }
    return forKeys ? encoder.key(topic, event) : encoder.value(topic, event);
  }

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable Event<?> event) {
    byte[] bytes = serialize(topic, event);
    if (event != null && !forKeys) {
      Headers written = EventHeaders.write(event);
      Set<String> names = new HashSet<>();
      written.forEach(header -> names.add(header.key()));
      // In one pass: an event that is forwarded may have many headers.
      for (Iterator<Header> each = headers.iterator(); each.hasNext(); ) {
        if (names.contains(each.next().key())) {
          each.remove();
        }
      }
      written.forEach(headers::add);
    }
    return bytes;
  }

  @Override
  public void close() {
    if (ownRegistry != null) {
      ownRegistry.close();
    }
  }
}
