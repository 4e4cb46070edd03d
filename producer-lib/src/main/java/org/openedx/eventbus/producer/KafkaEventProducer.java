package org.openedx.eventbus.producer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.codec.EventEncoder;
import org.openedx.eventbus.codec.EventHeaders;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes events to Kafka, as {@link EventProducer} promises: stored on all in-sync replicas, in
 * the order they were sent for each topic and key, from the first one on and whatever becomes of
 * the partitions' leaders. Starts without broker or registry and catches up when they come; an
 * event that waits longer than {@code eventbus.producer.delivery-timeout} fails. Thread-safe.
 */
public final class KafkaEventProducer implements EventProducer {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventProducer.class);
  private static final long CALLBACKS_MAY_TAKE_MILLIS = 5_000;
  private static final long SENDER_MAY_TAKE_MILLIS = 2_000;

  private final Routes routes;
  private final EventFilter filters;
  private final MetadataFactory metadata;
  private final Completions completions;
  private final Transport transport;
  private final Lookups lookups;
  private final Sender sender;
  private final Thread senderThread;
  private final @Nullable SchemaRegistry ownedRegistry;
  private final Duration deliveryTimeout;
  private final Duration closeTimeout;
  private volatile boolean closed;

  private KafkaEventProducer(Builder builder) {
    EventBusConfig config = builder.config;
    this.routes =
        Requirements.routes(
            config, builder.catalog(), builder.metadata == null, builder.registry == null);
    this.filters = builder.filters;
    this.metadata =
        builder.metadata != null ? builder.metadata : MetadataFactory.of(config.eventSource());
    this.deliveryTimeout = ProducerSettings.of(config).deliveryTimeout();
    this.closeTimeout = ProducerSettings.of(config).closeTimeout();
    Duration verifyInterval = Requirements.verifyInterval(config);
    this.completions = new Completions(ProducerSettings.of(config).bufferBytes(), builder.listener);
    this.ownedRegistry = builder.registry == null ? SchemaRegistry.http(config.registry()) : null;
    SchemaRegistry registry =
        builder.registry == null ? Objects.requireNonNull(ownedRegistry) : builder.registry;
    try {
      this.transport = Transport.open(config);
    } catch (RuntimeException | Error e) {
      closeRegistry();
      throw e;
    }
    // From here on nothing fails: what was opened would stay open.
    Topics topics = new Topics(ClientSettings.admin(config), config.topicCreation());
    this.lookups = new Lookups(registry, topics, transport);
    this.sender = new Sender(transport, lookups, completions, verifyInterval);
    this.senderThread = Daemons.named("eventbus-sender").newThread(sender);
    senderThread.start();
    warmUp(config, builder.catalog());
  }

  private void warmUp(EventBusConfig config, EventCatalog catalog) {
    for (EventType<?> type : catalog) {
      if (config.produceRoutes().containsKey(type.name())) {
        routes.of(type).stream().filter(Route::enabled).forEach(sender::prepare);
      }
    }
  }

  /**
   * A producer of every event type on the class path.
   *
   * @throws org.openedx.eventbus.EventBusException when the configuration cannot be used: all that
   *     is wrong with it in one message
   */
  public static KafkaEventProducer create(EventBusConfig config) {
    return builder(config).build();
  }

  /** Begins a producer with parts of its own. */
  public static Builder builder(EventBusConfig config) {
    return new Builder(config);
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
    if (closed) {
      throw new IllegalStateException("the producer is closed");
    }
    List<Route> enabled = routes.enabled(event.type());
    if (enabled.isEmpty()) {
      // Encoded all the same, so that a payload at fault is found also while its type is disabled.
      byte[] unused = EventEncoder.encode(event.type(), event.payload());
      return completions.withheld(
          event.metadata(), event.type().name() + " is disabled in the configuration");
    }
    try {
      return send(filters.outbound(event), enabled);
    } catch (EventDroppedException e) {
      return completions.withheld(event.metadata(), "withheld by a filter: " + e.reason());
    }
  }

  private <T> CompletableFuture<SentEvent> send(Event<T> event, List<Route> enabled) {
    byte[] value = EventEncoder.encode(event.type(), event.payload());
    PendingEvent pending = new PendingEvent(event.metadata(), enabled.size());
    Outgoing[] outgoing = outgoing(event, value, enabled, pending);
    completions.reserve(outgoing, event.metadata());
    for (Outgoing each : outgoing) {
      sender.accept(each);
    }
    return pending.future();
  }

  private <T> Outgoing[] outgoing(
      Event<T> event, byte[] value, List<Route> enabled, PendingEvent pending) {
    Headers headers = EventHeaders.write(event.metadata());
    GenericRecord generic =
        transport.wantsGeneric()
            ? event.type().codec().toGeneric(event.payload(), event.type().schema().schema())
            : null;
    long deadline = System.nanoTime() + deliveryTimeout.toNanos();
    Outgoing[] outgoing = new Outgoing[enabled.size()];
    for (int i = 0; i < outgoing.length; i++) {
      Route route = enabled.get(i);
      byte[] key = route.key().map(path -> path.cutFrom(value)).orElse(null);
      // Each topic's subject can have an id of its own, so each gets a frame of its own.
      byte[] frame = i == 0 ? value : value.clone();
      Headers own = i == 0 ? headers : EventHeaders.write(event.metadata());
      outgoing[i] = new Outgoing(pending, i, route, own, key, frame, generic, deadline);
    }
    return outgoing;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException in a callback of another event, which runs on one of the few
   *     threads that would have to complete this one
   */
  @Override
  public <T> SentEvent sendAndWait(EventType<T> type, T payload) {
    if (completions.onCallbackThread()) {
      throw new IllegalStateException(
          "sendAndWait in a callback would wait for itself: call send instead");
    }
    return EventProducer.super.sendAndWait(type, payload);
  }

  @Override
  public void flush() {
    try {
      completions.await(
          completions.unfinished(), System.nanoTime() + Long.MAX_VALUE / 2, sender::flush);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientEventBusException("interrupted while waiting for events to be stored", e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    completions.beginClosing();
    boolean interrupted = !finishUnderWay();
    sender.stop();
    try {
      transport.close(Duration.ZERO); // fails what Kafka still holds; nothing when all went well
    } catch (KafkaException e) {
      LOG.warn("Kafka's producer did not close in order", e);
    }
    completions.unfinished().forEach(each -> completions.fail(each, SendFailures.closed(each)));
    lookups.close();
    closeRegistry();
    try {
      completions.close(interrupted ? 0 : CALLBACKS_MAY_TAKE_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    List<UUID> unsent = completions.failedWhileClosing();
    if (!unsent.isEmpty()) {
      throw new UnsentEventsException(unsent);
    }
  }

  /** Lets everything under way be stored, within the deadline; false when interrupted. */
  private boolean finishUnderWay() {
    try {
      long deadline = System.nanoTime() + closeTimeout.toNanos();
      if (!completions.await(completions.unfinished(), deadline, sender::flush)) {
        LOG.warn("{} are not stored after {}", completions.unfinished().size(), closeTimeout);
      }
      sender.stop();
      senderThread.join(SENDER_MAY_TAKE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      LOG.warn("Interrupted while closing; {} are not stored", completions.unfinished().size());
      return false;
    }
  }

  private void closeRegistry() {
    if (ownedRegistry != null) {
      ownedRegistry.close();
    }
  }

  /** Puts a producer together; everything but the configuration has a default. */
  public static final class Builder {
    private final EventBusConfig config;
    private @Nullable EventCatalog catalog;
    private @Nullable SchemaRegistry registry;
    private @Nullable MetadataFactory metadata;
    private ProducerListener listener = ProducerListener.NONE;
    private EventFilter filters = EventFilter.NONE;

    private Builder(EventBusConfig config) {
      this.config = config;
    }

    private EventCatalog catalog() {
      if (catalog == null) {
        catalog = EventCatalog.discover();
      }
      return catalog;
    }

    /**
     * The event types whose configuration is checked at start; by default all on the class path.
     */
    public Builder catalog(EventCatalog value) {
      this.catalog = value;
      return this;
    }

    /** A registry to share; the caller closes it. */
    public Builder registry(SchemaRegistry value) {
      this.registry = value;
      return this;
    }

    /**
     * Where ids, times and the source come from; by default this host and {@code
     * eventbus.service.name}.
     */
    public Builder metadata(MetadataFactory value) {
      this.metadata = value;
      return this;
    }

    /**
     * What events go through before they are sent: {@code EventFilters.outbound} of their types.
     * The steps run on the thread that calls {@code send}, and what they throw is thrown there,
     * except that an event which is withheld was sent nowhere, for the reason given.
     */
    public Builder filters(EventFilter value) {
      this.filters = Objects.requireNonNull(value, "filters");
      return this;
    }

    public Builder listener(ProducerListener value) {
      this.listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /**
     * Starts the producer.
     *
     * @throws org.openedx.eventbus.EventBusException when the configuration cannot be used
     */
    public KafkaEventProducer build() {
      return new KafkaEventProducer(this);
    }
  }
}
