package org.openedx.eventbus.local;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.openedx.eventbus.codec.EventEncoder;
import org.openedx.eventbus.codec.EventHeaders;
import org.openedx.eventbus.codec.PayloadDecoder;
import org.openedx.eventbus.codec.WireFrame;
import org.openedx.eventbus.event.Delivery;
import org.openedx.eventbus.event.DeliveryHandler;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventHandler;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SentEvent;

/**
 * An event bus without a broker: what is sent is encoded, decoded and given to the handlers in the
 * same process, so that a test meets the same events as production does.
 *
 * <p>Handlers run in the thread that sends, one after the other in the order they were connected,
 * before {@code send} returns. All of them run, whatever the others do; the future fails with the
 * first failure, the others being suppressed in it. Thread-safe.
 */
public final class LocalEventBus implements EventProducer {
  private static final String TOPIC = "local";

  private final Map<EventType<?>, List<DeliveryHandler<Object>>> handlers =
      new ConcurrentHashMap<>();
  private final MetadataFactory metadata;
  private final AtomicLong offsets = new AtomicLong();

  private LocalEventBus(MetadataFactory metadata) {
    this.metadata = metadata;
  }

  /** A bus of its own, without handlers. */
  public static LocalEventBus create() {
    return new LocalEventBus(MetadataFactory.of("openedx/local/web"));
  }

  /** The same with metadata from elsewhere: a fixed clock and fixed ids, say. */
  public static LocalEventBus create(MetadataFactory metadata) {
    return new LocalEventBus(Objects.requireNonNull(metadata, "metadata"));
  }

  /** Connects a handler to a type; returns this bus. */
  public <T> LocalEventBus on(EventType<T> type, EventHandler<? super T> handler) {
    return on(type, (DeliveryHandler<T>) (event, delivery) -> handle(handler, event));
  }

  /** Connects a handler to a type; returns this bus. */
  @SuppressWarnings("unchecked") // an event is only read, and given for this type alone
  public <T> LocalEventBus on(EventType<T> type, DeliveryHandler<? super T> handler) {
    handlers
        .computeIfAbsent(type, any -> new CopyOnWriteArrayList<>())
        .add((DeliveryHandler<Object>) handler);
    return this;
  }

  @SuppressWarnings("unchecked") // see above
  private static <T> void handle(EventHandler<? super T> handler, Event<T> event) throws Exception {
    ((EventHandler<Object>) handler).handle((Event<Object>) event);
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(EventType<T> type, T payload) {
    return send(new Event<>(type, metadata.now(type), payload));
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(EventType<T> type, T payload, Instant time) {
    return send(new Event<>(type, metadata.at(type, time), payload));
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(Event<T> event) {
    Event<T> received = throughTheWire(event);
    long offset = offsets.getAndIncrement();
    Delivery delivery = new Delivery(TOPIC, 0, offset, 1);
    Throwable failure = null;
    for (DeliveryHandler<Object> handler : handlers.getOrDefault(event.type(), List.of())) {
      try {
        handler.handle(asObject(received), delivery);
      } catch (Exception e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    return CompletableFuture.completedFuture(
        new SentEvent(
            received.metadata(),
            List.of(new SentEvent.Placement(TOPIC, 0, offset)),
            Optional.empty()));
  }

  private static <T> Event<T> throughTheWire(Event<T> event) {
    EventType<T> type = event.type();
    byte[] frame = EventEncoder.encode(type, event.payload());
    T payload =
        PayloadDecoder.of(type, type.schema().schema()).decode(frame, WireFrame.HEADER_SIZE);
    EventMetadata read = EventHeaders.read(EventHeaders.write(event.metadata()));
    return new Event<>(type, read, payload);
  }

  @SuppressWarnings("unchecked") // an event is only read
  private static Event<Object> asObject(Event<?> event) {
    return (Event<Object>) event;
  }

  /** Nothing waits here. */
  @Override
  public void flush() {}

  /** Nothing is held here. */
  @Override
  public void close() {}
}
