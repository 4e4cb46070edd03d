package org.openedx.eventbus.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.event.internal.MetadataFactory;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.handler.HandlerRegistry;
import org.openedx.eventbus.local.LocalEventBus;

/**
 * A bus for one test: hands events to handlers in the thread that sends them, through a real encode
 * and decode, and keeps what was sent. Nothing in it is shared, so nothing leaks into other tests.
 * Thread-safe.
 *
 * <p>Time stands still at {@link TestClock#START} unless the test moves {@link #clock}, and ids
 * count from {@link SequentialIds#id SequentialIds.id(1)}. Event types can be switched off: events
 * of theirs are checked as ever, but neither kept nor handed to anybody.
 *
 * <p>As in production, a handler's failure completes the sender's future; since tests seldom look
 * at futures, {@link #close} throws it too, unless it was {@link #allowHandlerFailures allowed}.
 */
public final class TestEventBus
    implements EventProducer, HandlerRegistry<TestEventBus>, SentEvents {
  private final TestClock clock;
  private final MetadataFactory metadata;
  private final LocalEventBus bus;
  private final List<Event<?>> events = new ArrayList<>();
  private final Set<EventType<?>> kept = new HashSet<>();
  private final List<Throwable> failures = new ArrayList<>();
  private boolean failuresAllowed;
  private boolean closed;

  private TestEventBus(TestClock clock) {
    this.clock = clock;
    this.metadata = TestMetadata.of(clock);
    this.bus = LocalEventBus.create(metadata);
  }

  /** A bus with every event type switched on, and nobody connected. */
  public static TestEventBus create() {
    return new TestEventBus(TestClock.atStart());
  }

  /** The same at another time. */
  public static TestEventBus at(Instant now) {
    return new TestEventBus(TestClock.at(now));
  }

  /** The clock that metadata gets its time from. */
  public TestClock clock() {
    return clock;
  }

  /** Adds a handler; the handlers of a type run in the order of registration. */
  @Override
  public TestEventBus register(HandlerRegistration registration) {
    registration.type().ifPresent(this::keep);
    bus.register(registration.withHandler(watched(registration.handler())));
    return this;
  }

  private DeliveryHandler<Object> watched(DeliveryHandler<Object> handler) {
    return (event, delivery) -> {
      try {
        handler.handle(event, delivery);
      } catch (Exception e) {
        failed(e);
        throw e;
      }
    };
  }

  /**
   * What is kept is what handlers get; and it is kept first, as they may send events themselves.
   */
  private synchronized void keep(EventType<?> type) {
    if (kept.add(type)) {
      bus.on(type, event -> add(event));
    }
  }

  private synchronized void add(Event<?> event) {
    events.add(event);
  }

  /** Switches off every event type but these. */
  public synchronized TestEventBus enableOnly(EventType<?>... types) {
    bus.disableAll();
    List.of(types).forEach(bus::enable);
    return this;
  }

  /** Switches off these event types; others stay as they are. */
  public synchronized TestEventBus disable(EventType<?>... types) {
    List.of(types).forEach(bus::disable);
    return this;
  }

  /** Lets handlers fail without {@link #close} failing for it. */
  public synchronized TestEventBus allowHandlerFailures() {
    failuresAllowed = true;
    return this;
  }

  /** What handlers threw so far. */
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
    requireOpen(event);
    keep(event.type());
    return bus.send(event);
  }

  private synchronized void requireOpen(Event<?> event) {
    if (closed) {
      throw new IllegalStateException(
          "an event of " + event.type() + " is sent after the test has ended");
    }
  }

  @Override
  public void flush() {}

  /**
   * Ends the test: what is sent afterwards is refused.
   *
   * @throws AssertionError with what handlers threw, unless that was allowed
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
              failures.size() + " calls of handlers failed; the first: " + failures.get(0),
              failures.get(0));
      failures.stream().skip(1).forEach(error::addSuppressed);
      throw error;
    }
  }
}
