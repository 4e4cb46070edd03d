package org.openedx.eventbus.producer;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.openedx.eventbus.codec.internal.EventEncoder;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.producer.internal.SendPipeline;
import org.openedx.eventbus.producer.monitoring.ProducerHealth;

/**
 * {@link EventProducer} that publishes to Kafka.
 *
 * <p>An event counts as sent when all in-sync replicas have stored it. Events of one topic and key
 * are stored in the order in which they were sent, also while partition leaders change. The
 * producer starts without broker or registry and buffers events until both are available. An event
 * fails when {@code eventbus.producer.delivery-timeout} has passed.
 *
 * <p>Callbacks of futures and the listener run on threads of the producer. There are a few, and
 * more while callbacks block them. A callback may send further events, wait for them, flush, and
 * close the producer. The bytes of an event count as buffered until its callbacks have returned.
 *
 * <p>Thread-safe. Create one per service and close it on shutdown. For example:
 *
 * <pre>{@code
 * try (EventProducer bus = KafkaEventProducer.create(EventBusConfig.load())) {
 *   bus.send(ORDER_PLACED, new OrderPlaced(order));
 * }
 * }</pre>
 */
public final class KafkaEventProducer implements EventProducer {
  private final SendPipeline pipeline;
  private final MetadataFactory metadata;
  private final EventFilter filters;

  KafkaEventProducer(SendPipeline pipeline, MetadataFactory metadata, EventFilter filters) {
    this.pipeline = pipeline;
    this.metadata = metadata;
    this.filters = filters;
  }

  /**
   * Starts a producer for every event type on the class path.
   *
   * @param config the settings, for example of {@link EventBusConfig#load()}
   * @return the producer; the caller closes it
   * @throws org.openedx.eventbus.EventBusException if the configuration is invalid; the message
   *     lists every problem
   */
  public static KafkaEventProducer create(EventBusConfig config) {
    return builder(config).build();
  }

  /**
   * {@return a builder for a producer with your own registry client, metadata or filters}
   *
   * @param config the settings; validated when the producer is built
   */
  public static KafkaEventProducerBuilder builder(EventBusConfig config) {
    return new KafkaEventProducerBuilder(config);
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(EventType<T> type, T payload, SendOptions options) {
    return send(metadata.event(type, payload, options));
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(Event<T> event) {
    Objects.requireNonNull(event, "event");
    pipeline.requireOpen();
    if (!pipeline.isEnabled(event.type())) {
      // Encoded nevertheless, so that an invalid payload fails also while its type is disabled.
      byte[] unused = EventEncoder.encode(event.type(), event.payload());
      return pipeline.drop(
          event.metadata(), event.type().name() + " is disabled in the configuration");
    }
    try {
      return pipeline.send(filters.outbound(event));
    } catch (EventDroppedException e) {
      return pipeline.drop(event.metadata(), "dropped by a filter: " + e.reason());
    }
  }

  /**
   * Returns the current health, for readiness checks and operators. Never blocks. For example, it
   * reports that a topic does not exist, since when, and what to do.
   *
   * @return the status, with the conditions that keep events from being sent
   */
  public ProducerHealth health() {
    return pipeline.health();
  }

  @Override
  public void flush() {
    pipeline.flush();
  }

  @Override
  public void close() {
    pipeline.close();
  }
}
