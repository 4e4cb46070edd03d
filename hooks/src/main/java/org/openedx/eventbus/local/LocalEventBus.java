package org.openedx.eventbus.local;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.handler.HandlerRegistry;
import org.openedx.eventbus.hooks.internal.WireCopy;

/**
 * Event bus within one process. It calls the handlers of an event and then sends the event to a
 * producer, if it has one. For example:
 *
 * <pre>{@code
 * LocalEventBus bus =
 *     LocalEventBus.builder(config)
 *         .publishingTo(producer)
 *         .build()
 *         .on(COURSE_ENROLLMENT_CREATED, event -> cache.add(event.payload()));
 * bus.send(COURSE_ENROLLMENT_CREATED, enrollment);
 * }</pre>
 *
 * <p>Handlers run on the thread that calls {@code send}, in the order of registration, before
 * {@code send} returns. With {@link LocalEventBusBuilder#executor} they run there instead. If a
 * handler fails, the others run nevertheless, unless the bus is {@link
 * LocalEventBusBuilder#strict}.
 *
 * <p>The result of {@code send} depends on the producer:
 *
 * <ul>
 *   <li>Without a producer, the future fails with the first failure of a handler; the failures of
 *       other handlers are suppressed in it.
 *   <li>With a producer, the future is the producer's. Failures of handlers are logged, passed to
 *       the listener, and contained in the result of {@link #dispatch}.
 * </ul>
 *
 * <p>Events are encoded and decoded before handlers receive them. So handlers see the same values
 * as behind a consumer, and a payload that its contract does not allow is rejected. Thread-safe.
 */
public final class LocalEventBus implements EventProducer, HandlerRegistry<LocalEventBus> {
  private static final String DISABLED = "its type is disabled in this process";

  private final AtomicLong offsets = new AtomicLong();
  private final LocalHandlers handlers = new LocalHandlers();
  private final LocalHandlers.EnabledTypes enabledTypes = new LocalHandlers.EnabledTypes();
  private final MetadataFactory metadata;
  private final Dispatcher dispatcher;
  private final Forwarder forwarder;
  private final EventFilter filters;

  LocalEventBus(LocalEventBusBuilder builder) {
    this.metadata =
        builder.metadata == null ? MetadataFactory.of("openedx/local/web") : builder.metadata;
    this.dispatcher = new Dispatcher(builder, handlers);
    this.forwarder = new Forwarder(builder.producer);
    this.filters = builder.filters;
  }

  /** {@return a new bus without handlers and without a producer} */
  public static LocalEventBus create() {
    return builder().build();
  }

  /**
   * {@return a new bus whose metadata comes from a factory}
   *
   * @param metadata the factory, for example one with a fixed clock
   */
  public static LocalEventBus create(MetadataFactory metadata) {
    return builder().metadata(requireNonNull(metadata, "metadata")).build();
  }

  /** {@return a builder without a configuration} */
  public static LocalEventBusBuilder builder() {
    return new LocalEventBusBuilder();
  }

  /**
   * {@return a builder with the event source and {@code eventbus.handlers.slow-threshold} of a
   * configuration}
   *
   * @param config the settings
   * @throws org.openedx.eventbus.config.ConfigurationException if a setting is invalid
   */
  public static LocalEventBusBuilder builder(EventBusConfig config) {
    return builder()
        .metadata(MetadataFactory.of(requireNonNull(config, "config").eventSource()))
        .slowThreshold(LocalEventBusBuilder.LocalBusSettings.of(config).slowThreshold());
  }

  /**
   * Adds a handler of an event type. Handlers of topics, and those of plugins that failed, are
   * ignored: the bus has no topics, and such a handler would reject every event.
   *
   * @param registration the handler and its event type; failure policy and pause condition are
   *     ignored
   * @return this bus
   * @throws IllegalArgumentException if the type already has a handler of that name
   */
  @Override
  public LocalEventBus register(HandlerRegistration registration) {
    if (requireNonNull(registration, "registration").refusal().isEmpty()) {
      registration.type().ifPresent(type -> handlers.add(type, registration));
    }
    return this;
  }

  /**
   * Removes the handler of that name. An event whose handlers are already running still reaches it.
   *
   * @param type the event type
   * @param name the name, for example {@code audit}
   * @return true if there was one
   */
  public boolean disconnect(EventType<?> type, String name) {
    return handlers.remove(requireNonNull(type, "type"), requireNonNull(name, "name"));
  }

  /**
   * Removes the handler that was registered with this object. If the object was registered several
   * times, its first registration is removed.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param handler the very object that was registered
   * @return true if there was one
   */
  public <T> boolean disconnect(EventType<T> type, EventHandler<? super T> handler) {
    return handlers.remove(requireNonNull(type, "type"), requireNonNull(handler, "handler"));
  }

  /**
   * Removes the handler that was registered with this object. If the object was registered several
   * times, its first registration is removed.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param handler the very object that was registered
   * @return true if there was one
   */
  public <T> boolean disconnect(EventType<T> type, DeliveryHandler<? super T> handler) {
    return handlers.remove(requireNonNull(type, "type"), requireNonNull(handler, "handler"));
  }

  /**
   * Enables an event type. All types are enabled at first.
   *
   * @param type the event type
   */
  public void enable(EventType<?> type) {
    enabledTypes.set(requireNonNull(type, "type"), true);
  }

  /**
   * Disables an event type: payloads are still checked against their contract, but events are
   * neither given to handlers nor sent to the producer.
   *
   * @param type the event type
   */
  public void disable(EventType<?> type) {
    enabledTypes.set(requireNonNull(type, "type"), false);
  }

  /** Enables all event types. */
  public void enableAll() {
    enabledTypes.setAll(true);
  }

  /** Disables all event types, also those without handlers. */
  public void disableAll() {
    enabledTypes.setAll(false);
  }

  /**
   * {@return whether an event type is enabled}
   *
   * @param type the event type
   */
  public boolean isEnabled(EventType<?> type) {
    return enabledTypes.contains(requireNonNull(type, "type"));
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(EventType<T> type, T payload, SendOptions options) {
    return send(metadata.event(type, payload, options));
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(Event<T> event) {
    return forwarder.sent(dispatch(event));
  }

  /**
   * Dispatches an event that happened now, as {@link #dispatch(Event)}.
   *
   * @param <T> the payload's class
   * @param type the event type
   * @param payload the data of the event
   * @return the future of {@link #dispatch(Event)}
   * @throws org.openedx.eventbus.event.InvalidPayloadException if the contract does not allow the
   *     payload
   */
  public <T> CompletableFuture<DispatchResult<T>> dispatch(EventType<T> type, T payload) {
    return dispatch(metadata.event(type, requireNonNull(payload, "payload"), SendOptions.NONE));
  }

  /**
   * Sends an event and returns the result of each handler. The event is dropped if its type is
   * disabled, if a filter drops it, or if a handler sends the very event that it is processing.
   *
   * @param <T> the payload's class
   * @param event the event, with its own metadata and custom headers
   * @return a future that fails only if the bus is strict and a handler failed, with the exception
   *     of the handler; already complete if there is no executor
   * @throws org.openedx.eventbus.event.InvalidPayloadException if the contract does not allow the
   *     payload, also if the type is disabled
   * @throws org.openedx.eventbus.event.FilterFailedException if a filter failed
   */
  public <T> CompletableFuture<DispatchResult<T>> dispatch(Event<T> event) {
    if (dispatcher.isHandling(requireNonNull(event, "event"))) {
      return drop(WireCopy.of(event), "it is sent by a handler that is processing it");
    }
    if (!enabledTypes.contains(event.type())) {
      return drop(WireCopy.of(event), DISABLED);
    }
    Event<T> received;
    try {
      received = WireCopy.of(filters.outbound(event));
    } catch (EventDroppedException e) {
      return drop(event, e.reason());
    }
    Delivery delivery = new Delivery("local", 0, offsets.getAndIncrement(), 1);
    return dispatcher.dispatch(received, delivery, () -> forwarder.forward(received, delivery));
  }

  private <T> CompletableFuture<DispatchResult<T>> drop(Event<T> event, String reason) {
    dispatcher.reportDropped(event, reason);
    return CompletableFuture.completedFuture(
        new DispatchResult<>(event, List.of(), Forwarder.notSent(event, reason)));
  }

  /**
   * Passes an event that was read from Kafka to the handlers, and waits until all have run. The
   * event is not sent to the producer, because it would be read again.
   *
   * @param event the event as the consumer read it
   * @param delivery its position, which the handlers receive
   * @throws Exception the first failure of a handler. A retry then calls all handlers again. To
   *     retry each handler separately, register it with the consumer instead.
   */
  public void receive(Event<?> event, Delivery delivery) throws Exception {
    requireNonNull(delivery, "delivery");
    if (!enabledTypes.contains(requireNonNull(event, "event").type())) {
      dispatcher.reportDropped(event, DISABLED);
      return;
    }
    dispatcher.dispatchAndWait(
        event, delivery, () -> Forwarder.notSent(event, "it was read from Kafka"));
  }

  /**
   * {@return {@link #receive} as a handler of any event type or topic, for example {@code
   * consumer.onTopic("user-login", bus.asHandler())}}
   */
  public DeliveryHandler<Object> asHandler() {
    return this::receive;
  }

  /** Waits until the executor has run the handlers, and then until the producer has sent. */
  @Override
  public void flush() {
    dispatcher.awaitRunning();
    forwarder.flush();
  }

  /** Flushes the bus. The caller closes the producer and the executor. */
  @Override
  public void close() {
    flush();
  }
}
