package org.openedx.eventbus.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.EventEncoder;
import org.openedx.eventbus.codec.EventHeaders;
import org.openedx.eventbus.codec.PayloadDecoder;
import org.openedx.eventbus.codec.WireFrame;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
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

/**
 * Gives what is sent to handlers in the same process, and then to a producer if it has one. An
 * event is encoded and decoded on the way, so that handlers meet here what they meet elsewhere, and
 * an event that its contract does not allow meets nobody.
 *
 * <p>Receivers run in the thread that sends, one after the other in the order they were connected,
 * before {@code send} returns, unless there is an executor. All of them run, whatever the others
 * do, unless the bus is strict. Without a producer the future fails with the first failure of a
 * receiver, the others being suppressed in it; with one it tells of the publishing, and {@link
 * #dispatch} of the handlers. Thread-safe.
 */
public final class LocalEventBus implements EventProducer, HandlerRegistry<LocalEventBus> {
  private static final String TOPIC = "local";
  private static final String DISABLED = "its type is disabled in this process";

  private final LocalHandlers handlers = new LocalHandlers();
  private final UnderWay underWay = new UnderWay();
  private final Map<Long, CompletableFuture<?>> running = new ConcurrentHashMap<>();
  private final AtomicLong runs = new AtomicLong();
  private final AtomicLong offsets = new AtomicLong();
  private final MetadataFactory metadata;
  private final Dispatcher dispatcher;
  private final @Nullable EventProducer producer;
  private final @Nullable Executor executor;
  private volatile Switches switches = Switches.all(true);

  LocalEventBus(LocalEventBusBuilder builder) {
    this.metadata =
        builder.metadata == null ? MetadataFactory.of("openedx/local/web") : builder.metadata;
    this.dispatcher = new Dispatcher(builder.strict, builder.slow, builder.listener, builder.nanos);
    this.producer = builder.producer;
    this.executor = builder.executor;
  }

  /** A bus of its own, without handlers. */
  public static LocalEventBus create() {
    return builder().build();
  }

  /** The same with metadata from elsewhere: a fixed clock and fixed ids, say. */
  public static LocalEventBus create(MetadataFactory metadata) {
    return builder().metadata(metadata).build();
  }

  /** Begins a bus. */
  public static LocalEventBusBuilder builder() {
    return new LocalEventBusBuilder();
  }

  /** Begins a bus of the service that a configuration names. */
  public static LocalEventBusBuilder builder(EventBusConfig config) {
    return builder()
        .metadata(MetadataFactory.of(config.eventSource()))
        .slowThreshold(LocalBusSettings.of(config).slowThreshold());
  }

  /**
   * Adds a handler of an event type. Handlers of topics, and those of plugins that failed, are
   * ignored: the bus has no topics, and such a handler would reject every event.
   *
   * @throws IllegalArgumentException if the type already has a handler of that name
   */
  @Override
  public LocalEventBus register(HandlerRegistration registration) {
    if (registration.refusal().isEmpty() && registration.type().isPresent()) {
      handlers.add(registration.type().get(), registration);
    }
    return this;
  }

  /** Disconnects the receiver of that name; whether there was one. */
  public boolean disconnect(EventType<?> type, String name) {
    return handlers.remove(type, name);
  }

  /** Disconnects that very receiver; whether it was connected. */
  public <T> boolean disconnect(EventType<T> type, EventHandler<? super T> handler) {
    return handlers.remove(type, (Object) handler);
  }

  /** Disconnects that very receiver; whether it was connected. */
  public <T> boolean disconnect(EventType<T> type, DeliveryHandler<? super T> handler) {
    return handlers.remove(type, (Object) handler);
  }

  /** Events of this type go to handlers and producer, as all do from the start. */
  public synchronized void enable(EventType<?> type) {
    switches = switches.with(type, true);
  }

  /** Events of this type are checked, and then go nowhere. */
  public synchronized void disable(EventType<?> type) {
    switches = switches.with(type, false);
  }

  /** As {@link #enable}, for all types. */
  public synchronized void enableAll() {
    switches = Switches.all(true);
  }

  /** As {@link #disable}, for all types. */
  public synchronized void disableAll() {
    switches = Switches.all(false);
  }

  /** Whether events of this type go anywhere. */
  public boolean isEnabled(EventType<?> type) {
    return switches.enabled(type);
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(EventType<T> type, T payload, SendOptions options) {
    return send(metadata.event(type, payload, options));
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(Event<T> event) {
    CompletableFuture<SentEvent> sent = new CompletableFuture<>();
    var unused =
        dispatch(event)
            .whenComplete(
                (dispatched, strictFailure) -> {
                  if (strictFailure != null) {
                    sent.completeExceptionally(unwrapped(strictFailure));
                  } else if (producer == null && dispatched.failure().isPresent()) {
                    sent.completeExceptionally(dispatched.failure().get());
                  } else {
                    forward(dispatched.sent(), sent);
                  }
                });
    return sent;
  }

  private static <T> void forward(CompletableFuture<T> from, CompletableFuture<T> to) {
    var unused =
        from.whenComplete(
            (value, failure) -> {
              if (failure == null) {
                to.complete(value);
              } else {
                to.completeExceptionally(unwrapped(failure));
              }
            });
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  /** Sends a fact that happened now; the future tells of each receiver. */
  public <T> CompletableFuture<Dispatched<T>> dispatch(EventType<T> type, T payload) {
    return dispatch(new Event<>(type, metadata.now(type), payload));
  }

  /**
   * Sends an event; the future tells of each receiver. It fails only when the bus is strict and a
   * receiver threw, with what it threw. Without an executor it is complete when this returns.
   *
   * @throws org.openedx.eventbus.event.InvalidPayloadException when the contract does not allow the
   *     payload, also when its type is disabled
   */
  public <T> CompletableFuture<Dispatched<T>> dispatch(Event<T> event) {
    Event<T> received = throughTheWire(event);
    if (underWay.contains(event.id())) {
      return withheld(received, "it came from here: a receiver sends on what it was given");
    }
    if (!isEnabled(event.type())) {
      return withheld(received, DISABLED);
    }
    Delivery delivery = new Delivery(TOPIC, 0, offsets.getAndIncrement(), 1);
    return run(received, delivery, () -> publish(received, delivery));
  }

  private <T> CompletableFuture<Dispatched<T>> withheld(Event<T> event, String reason) {
    dispatcher.withheld(event, reason);
    return CompletableFuture.completedFuture(
        new Dispatched<>(event, List.of(), nowhere(event, reason)));
  }

  private static CompletableFuture<SentEvent> nowhere(Event<?> event, String reason) {
    return CompletableFuture.completedFuture(
        new SentEvent(event.metadata(), List.of(), Optional.of(reason)));
  }

  private <T> CompletableFuture<Dispatched<T>> run(
      Event<T> event, Delivery delivery, Supplier<CompletableFuture<SentEvent>> afterwards) {
    Supplier<Dispatched<T>> work =
        () ->
            underWay.during(
                event.id(),
                () -> {
                  var results = dispatcher.run(handlers.of(event.type()), untyped(event), delivery);
                  return new Dispatched<>(event, results, afterwards.get());
                });
    if (executor != null) {
      CompletableFuture<Dispatched<T>> later = CompletableFuture.supplyAsync(work, executor);
      long run = runs.getAndIncrement();
      running.put(run, later);
      return later.whenComplete((done, failure) -> running.remove(run));
    }
    try {
      return CompletableFuture.completedFuture(work.get());
    } catch (CompletionException e) {
      return CompletableFuture.failedFuture(unwrapped(e));
    }
  }

  private CompletableFuture<SentEvent> publish(Event<?> event, Delivery delivery) {
    if (producer == null) {
      return CompletableFuture.completedFuture(
          new SentEvent(
              event.metadata(),
              List.of(new SentEvent.Placement(TOPIC, 0, delivery.offset())),
              Optional.empty()));
    }
    try {
      return producer.send(event);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e); // the handlers have run, their results are told
    }
  }

  /**
   * Gives handlers an event that came from elsewhere, and waits until they are done. It is not
   * published: it would come again.
   *
   * @throws Exception the first failure of a receiver. Whoever then gives the event again gives it
   *     to all of them; where each is to be retried for itself, connect it to the consumer instead.
   */
  public void receive(Event<?> event, Delivery delivery) throws Exception {
    if (!isEnabled(event.type())) {
      dispatcher.withheld(event, DISABLED);
      return;
    }
    try {
      Optional<Throwable> failure =
          run(event, delivery, () -> nowhere(event, "it came over the bus")).get().failure();
      if (failure.isPresent()) {
        throw new ExecutionException(failure.get());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /**
   * {@link #receive} as a handler of any type or topic: {@code consumer.onTopic("user-login",
   * bus.asHandler())}.
   */
  public DeliveryHandler<Object> asHandler() {
    return this::receive;
  }

  private static <T> Event<T> throughTheWire(Event<T> event) {
    EventType<T> type = event.type();
    byte[] frame = EventEncoder.encode(type, event.payload());
    T payload =
        PayloadDecoder.of(type, type.schema().schema()).decode(frame, WireFrame.HEADER_SIZE);
    Headers headers = EventHeaders.write(event);
    return new Event<>(type, EventHeaders.read(headers), payload, EventHeaders.custom(headers));
  }

  @SuppressWarnings("unchecked") // an event is only read
  private static Event<Object> untyped(Event<?> event) {
    return (Event<Object>) event;
  }

  /** Waits for the handlers that an executor runs, and then for the producer. */
  @Override
  public void flush() {
    for (CompletableFuture<?> each : List.copyOf(running.values())) {
      var unused = each.handle((done, failure) -> "").join();
    }
    if (producer != null) {
      producer.flush();
    }
  }

  /** As {@link #flush}; the producer and the executor are the caller's to close. */
  @Override
  public void close() {
    flush();
  }
}
