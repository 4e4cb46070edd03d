package org.openedx.eventbus.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.local.LocalEventBus;

/**
 * Producer that records events instead of sending them. Payloads are encoded and decoded, so that a
 * payload that its contract does not allow fails here too. Thread-safe. For example:
 *
 * <pre>{@code
 * RecordingProducer producer = RecordingProducer.create();
 * new Checkout(producer).complete(order);
 * assertThat(producer).sent(ORDER_PLACED, new OrderPlaced(order));
 * }</pre>
 */
public final class RecordingProducer implements EventProducer, SentEvents {
  private final LocalEventBus wire;
  private final MetadataFactory metadata;
  private final List<Event<?>> events = new ArrayList<>();
  private final Deque<RuntimeException> failures = new ArrayDeque<>();
  private boolean closed;

  private RecordingProducer(MetadataFactory metadata) {
    this.metadata = metadata;
    this.wire = LocalEventBus.create(metadata);
  }

  /** {@return a producer with metadata of this host and the current time} */
  public static RecordingProducer create() {
    return new RecordingProducer(MetadataFactory.of("openedx/test/web"));
  }

  /**
   * {@return a producer with other metadata}
   *
   * @param metadata the metadata of the events, for example from {@link TestMetadata}
   */
  public static RecordingProducer create(MetadataFactory metadata) {
    return new RecordingProducer(Objects.requireNonNull(metadata, "metadata"));
  }

  /**
   * Fails the next send, whose event is not recorded. Several calls fail as many sends.
   *
   * @param failure the exception with which the future of the send completes
   * @return this producer
   */
  public synchronized RecordingProducer failNext(RuntimeException failure) {
    failures.add(Objects.requireNonNull(failure, "failure"));
    return this;
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
  public synchronized <T> CompletableFuture<SentEvent> send(Event<T> event) {
    Objects.requireNonNull(event, "event");
    if (closed) {
      throw new IllegalStateException("the producer is closed");
    }
    CompletableFuture<SentEvent> sent = wire.send(event);
    RuntimeException failure = failures.poll();
    if (failure != null) {
      return CompletableFuture.failedFuture(failure);
    }
    events.add(event);
    return sent;
  }

  @Override
  public void flush() {}

  @Override
  public synchronized void close() {
    closed = true;
  }
}
