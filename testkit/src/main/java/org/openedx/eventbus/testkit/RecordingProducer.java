package org.openedx.eventbus.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.event.internal.MetadataFactory;
import org.openedx.eventbus.local.LocalEventBus;

/**
 * A producer that keeps what is sent instead of sending it. Payloads are encoded and decoded on the
 * way, so that one its contract does not allow fails here too. Thread-safe.
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

  /** A producer with metadata of this host and the present time. */
  public static RecordingProducer create() {
    return new RecordingProducer(MetadataFactory.of("openedx/test/web"));
  }

  /** A producer with metadata from elsewhere: a fixed clock and fixed ids, say. */
  public static RecordingProducer create(MetadataFactory metadata) {
    return new RecordingProducer(metadata);
  }

  /** Lets the next event that is sent fail, and not be kept; several calls queue up. */
  public synchronized RecordingProducer failNext(RuntimeException failure) {
    failures.add(failure);
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
