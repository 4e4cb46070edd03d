package org.openedx.eventbus.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.handler.HandlerRegistry;
import org.openedx.eventbus.local.LocalEventBus;

/**
 * Event bus of one test. Calls handlers in the thread that sends, with events that were encoded and
 * decoded, and records sent events. Shares no state with other tests. Thread-safe. For example:
 *
 * <pre>{@code
 * TestEventBus bus = TestEventBus.create().on(STUDENT_REGISTRATION_COMPLETED, welcome);
 * bus.send(STUDENT_REGISTRATION_COMPLETED, ada);
 * assertThat(bus).sentTypes(STUDENT_REGISTRATION_COMPLETED);
 * }</pre>
 *
 * <p>The time is {@link TestClock#START} until the test moves {@link #clock}, and ids count from
 * {@link SequentialIds#id SequentialIds.id(1)}. Events of a disabled type are encoded and decoded
 * too, but neither recorded nor passed to handlers.
 *
 * <p>As in production, a handler's failure completes the sender's future exceptionally. Because few
 * tests inspect futures, {@link #close} throws it too, unless failures are {@link
 * #allowHandlerFailures allowed}.
 */
public final class TestEventBus
    implements EventProducer, HandlerRegistry<TestEventBus>, SentEvents {
  private final TestClock clock;
  private final MetadataFactory metadata;
  private final LocalEventBus bus;
  private final List<Event<?>> events = new ArrayList<>();
  private final Set<EventType<?>> recorded = new HashSet<>();
  private final List<Throwable> failures = new ArrayList<>();
  private volatile EventFilter filters = EventFilter.NONE;
  private boolean failuresAllowed;
  private boolean closed;

  private TestEventBus(TestClock clock) {
    this.clock = clock;
    this.metadata = TestMetadata.of(clock);
    // Inbound filters run in watched(…): the recording handler gets events as they were sent.
    this.bus =
        LocalEventBus.builder().metadata(metadata).filters(new OutboundFilters(this)).build();
  }

  /** {@return a bus with all event types enabled and without handlers} */
  public static TestEventBus create() {
    return new TestEventBus(TestClock.atStart());
  }

  /**
   * {@return a bus like {@link #create}, at another time}
   *
   * @param now the start time of its clock
   */
  public static TestEventBus at(Instant now) {
    return new TestEventBus(TestClock.at(Objects.requireNonNull(now, "now")));
  }

  /** {@return the clock of the metadata} */
  public TestClock clock() {
    return clock;
  }

  /** Registers a handler. The handlers of a type run in the order of registration. */
  @Override
  public TestEventBus register(HandlerRegistration registration) {
    Objects.requireNonNull(registration, "registration").type().ifPresent(this::record);
    bus.register(registration.withHandler(watched(registration.handler())));
    return this;
  }

  /**
   * Sets the filters, which run as on Kafka: outbound ones before an event is recorded, inbound
   * ones before each handler. An event that an outbound filter drops is not recorded.
   *
   * @param value the filters, for example {@code FilterPipelines.builder().step(…).build()}
   * @return this bus
   */
  public TestEventBus filters(EventFilter value) {
    filters = Objects.requireNonNull(value, "filters");
    return this;
  }

  /** The outbound filters that a bus has when an event is sent. */
  private record OutboundFilters(TestEventBus bus) implements EventFilter {
    @Override
    public <T> Event<T> outbound(Event<T> event) {
      return bus.filters.outbound(event);
    }

    @Override
    public <T> Event<T> inbound(Event<T> event) {
      return event;
    }
  }

  private DeliveryHandler<Object> watched(DeliveryHandler<Object> handler) {
    return (event, delivery) -> {
      try {
        Event<Object> filtered;
        try {
          filtered = filters.inbound(event);
        } catch (EventDroppedException e) {
          return; // not for this handler
        }
        handler.handle(filtered, delivery);
      } catch (Throwable e) { // errors too, such as a failed assertion in the handler
        failed(e);
        throw e;
      }
    };
  }

  /**
   * Records events as handlers receive them. The recording handler is registered first, because
   * other handlers may send events themselves.
   */
  private synchronized void record(EventType<?> type) {
    if (recorded.add(type)) {
      bus.on(type, event -> add(event));
    }
  }

  private synchronized void add(Event<?> event) {
    events.add(event);
  }

  /**
   * Disables all event types but these.
   *
   * @param types the enabled types; none disables all
   * @return this bus
   */
  public synchronized TestEventBus enableOnly(EventType<?>... types) {
    Objects.requireNonNull(types, "types");
    bus.disableAll();
    List.of(types).forEach(bus::enable);
    return this;
  }

  /**
   * Disables event types. Others are unchanged.
   *
   * @param types the types to disable
   * @return this bus
   */
  public synchronized TestEventBus disable(EventType<?>... types) {
    List.of(Objects.requireNonNull(types, "types")).forEach(bus::disable);
    return this;
  }

  /**
   * Allows handlers to fail: {@link #close} does not throw their exceptions.
   *
   * @return this bus
   */
  public synchronized TestEventBus allowHandlerFailures() {
    failuresAllowed = true;
    return this;
  }

  /** {@return the exceptions of handlers so far} */
  public synchronized List<Throwable> handlerFailures() {
    return List.copyOf(failures);
  }

  private synchronized void failed(Throwable failure) {
    failures.add(failure);
  }

  @Override
  public synchronized List<Event<?>> events() {
    return List.copyOf(events);
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(EventType<T> type, T payload, SendOptions options) {
    return send(metadata.event(type, payload, options));
  }

  @Override
  public <T> CompletableFuture<SentEvent> send(Event<T> event) {
    requireOpen(Objects.requireNonNull(event, "event"));
    record(event.type());
    return bus.send(event);
  }

  private synchronized void requireOpen(Event<?> event) {
    if (closed) {
      throw new IllegalStateException(
          "an event of " + event.type() + " was sent after the end of the test");
    }
  }

  @Override
  public void flush() {}

  /**
   * Ends the test; later sends are rejected.
   *
   * @throws AssertionError with the exceptions of handlers, unless failures are allowed
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!failures.isEmpty() && !failuresAllowed) {
      AssertionError error =
          new AssertionError(
              "handler failures: " + failures.size() + "; the first: " + failures.get(0),
              failures.get(0));
      failures.stream().skip(1).forEach(error::addSuppressed);
      throw error;
    }
  }
}
