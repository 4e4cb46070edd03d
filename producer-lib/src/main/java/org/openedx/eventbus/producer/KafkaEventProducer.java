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
import org.openedx.eventbus.RetriableException;
import org.openedx.eventbus.codec.EventEncoder;
import org.openedx.eventbus.codec.EventHeaders;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.filter.EventWithheldException;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link EventProducer} that publishes to Kafka.
 *
 * <p>An event counts as sent when all in-sync replicas have stored it. Events of one topic and key
 * are stored in the order in which they were sent, also while partition leaders change. The
 * producer starts without broker or registry and buffers events until both are available. An event
 * fails when {@code eventbus.producer.delivery.timeout} has passed.
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
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventProducer.class);
  private static final long CALLBACK_TIMEOUT_MILLIS = 5_000;
  private static final long SENDER_TIMEOUT_MILLIS = 2_000;

  private final Routes routes;
  private final FilterPipelines filters;
  private final MetadataFactory metadata;
  private final InFlightSends inFlight;
  private final KafkaTransport transport;
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
        ConfigValidator.routes(
            config, builder.catalog(), builder.metadata == null, builder.registry == null);
    this.filters = builder.filters;
    this.metadata =
        builder.metadata != null
            ? builder.metadata
            : MetadataFactory.of("openedx/" + config.requireServiceName() + "/web");
    this.deliveryTimeout = config.producer().deliveryTimeout();
    this.closeTimeout = config.producer().closeTimeout();
    Duration verifyInterval = ConfigValidator.verifyInterval(config);
    this.inFlight = new InFlightSends(config.producer().bufferBytes(), builder.listener);
    this.ownedRegistry = builder.registry == null ? SchemaRegistry.http(config.registry()) : null;
    SchemaRegistry registry =
        builder.registry == null ? Objects.requireNonNull(ownedRegistry) : builder.registry;
    try {
      this.transport = KafkaTransport.open(config);
    } catch (RuntimeException | Error e) {
      closeRegistry();
      throw e;
    }
    // Nothing below may throw: the transport and the registry would stay open.
    TopicProvisioner topics =
        new TopicProvisioner(KafkaClientSettings.admin(config), config.topicCreation());
    this.lookups = new Lookups(registry, topics, transport);
    this.sender = new Sender(transport, lookups, inFlight, verifyInterval);
    this.senderThread = DaemonThreads.named("eventbus-sender").newThread(sender);
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
   * Starts a producer for every event type on the class path.
   *
   * @throws org.openedx.eventbus.EventBusException if the configuration is invalid; the message
   *     lists every problem
   */
  public static KafkaEventProducer create(EventBusConfig config) {
    return builder(config).build();
  }

  /** Returns a builder for a producer with a registry, metadata, filters or listener of yours. */
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
      // Encoded nevertheless, so that an invalid payload fails also while its type is disabled.
      byte[] unused = EventEncoder.encode(event.type(), event.payload());
      return inFlight.dropped(
          event.metadata(), event.type().name() + " is disabled in the configuration");
    }
    try {
      return send(filters.outbound(event), enabled);
    } catch (EventWithheldException e) {
      return inFlight.dropped(event.metadata(), "dropped by a filter: " + e.reason());
    }
  }

  private <T> CompletableFuture<SentEvent> send(Event<T> event, List<Route> enabled) {
    byte[] value = EventEncoder.encode(event.type(), event.payload());
    PendingEvent pending = new PendingEvent(event.metadata(), enabled.size());
    PendingRecord[] records = records(event, value, enabled, pending);
    inFlight.reserve(records, event.metadata());
    for (PendingRecord each : records) {
      sender.enqueue(each);
    }
    return pending.future();
  }

  private <T> PendingRecord[] records(
      Event<T> event, byte[] value, List<Route> enabled, PendingEvent pending) {
    Headers headers = EventHeaders.write(event.metadata());
    GenericRecord genericPayload =
        transport.needsGenericPayload()
            ? event.type().codec().toGeneric(event.payload(), event.type().schema().schema())
            : null;
    long deadline = System.nanoTime() + deliveryTimeout.toNanos();
    PendingRecord[] records = new PendingRecord[enabled.size()];
    for (int i = 0; i < records.length; i++) {
      Route route = enabled.get(i);
      byte[] key = route.key().map(path -> path.cutFrom(value)).orElse(null);
      // The schema id depends on the topic's subject, so each topic needs its own frame.
      byte[] frame = i == 0 ? value : value.clone();
      Headers recordHeaders = i == 0 ? headers : EventHeaders.write(event.metadata());
      records[i] =
          new PendingRecord(pending, i, route, recordHeaders, key, frame, genericPayload, deadline);
    }
    return records;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if called in a callback of another event: callbacks run on the
   *     few threads that would have to complete this event
   */
  @Override
  public <T> SentEvent sendAndWait(EventType<T> type, T payload) {
    if (inFlight.onCallbackThread()) {
      throw new IllegalStateException(
          "sendAndWait in a callback would block the thread that completes it; call send instead");
    }
    return EventProducer.super.sendAndWait(type, payload);
  }

  @Override
  public void flush() {
    try {
      inFlight.await(inFlight.snapshot(), System.nanoTime() + Long.MAX_VALUE / 2, sender::flush);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RetriableException("interrupted while flushing; events may still be stored", e);
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
    inFlight.beginClosing();
    boolean interrupted = !finishInFlight();
    sender.stop();
    try {
      transport.close(Duration.ZERO); // fails the records that Kafka still buffers, if any
    } catch (KafkaException e) {
      LOG.warn("Closing the Kafka producer failed", e);
    }
    inFlight.snapshot().forEach(each -> inFlight.fail(each, SendFailures.closed(each)));
    lookups.close();
    closeRegistry();
    try {
      inFlight.close(interrupted ? 0 : CALLBACK_TIMEOUT_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    List<UUID> unsent = inFlight.failedWhileClosing();
    if (!unsent.isEmpty()) {
      throw new UnsentEventsException(unsent);
    }
  }

  /** Waits until all in-flight events are stored or the deadline passes; false if interrupted. */
  private boolean finishInFlight() {
    try {
      long deadline = System.nanoTime() + closeTimeout.toNanos();
      if (!inFlight.await(inFlight.snapshot(), deadline, sender::flush)) {
        LOG.warn(
            "Close timeout of {} passed with {} records in flight"
                + " (eventbus.producer.close.timeout)",
            closeTimeout,
            inFlight.snapshot().size());
      }
      sender.stop();
      senderThread.join(SENDER_TIMEOUT_MILLIS);
      return true;
    } catch (InterruptedException e) {
      LOG.warn("Interrupted while closing; {} records in flight", inFlight.snapshot().size());
      return false;
    }
  }

  private void closeRegistry() {
    if (ownedRegistry != null) {
      ownedRegistry.close();
    }
  }

  /** Builder of a {@link KafkaEventProducer}. Everything but the configuration has a default. */
  public static final class Builder {
    private final EventBusConfig config;
    private @Nullable EventCatalog catalog;
    private @Nullable SchemaRegistry registry;
    private @Nullable MetadataFactory metadata;
    private ProducerListener listener = ProducerListener.NONE;
    private FilterPipelines filters = FilterPipelines.NONE;

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
     * Sets the event types whose configuration is checked at start. Default: all on the class path.
     */
    public Builder catalog(EventCatalog value) {
      this.catalog = value;
      return this;
    }

    /**
     * Sets the schema registry client to use, for example one shared with a consumer. The caller
     * closes it. Default: a client of {@code eventbus.registry.url}, closed with the producer.
     */
    public Builder registry(SchemaRegistry value) {
      this.registry = value;
      return this;
    }

    /**
     * Sets the factory of event ids, times and sources. Default: version-7 ids, the system clock,
     * this host, and {@code eventbus.service.name} as source.
     */
    public Builder metadata(MetadataFactory value) {
      this.metadata = value;
      return this;
    }

    /**
     * Sets the filters that events pass before they are sent: {@code EventFilters.outbound} of
     * their types. The steps run on the thread that calls {@code send}, which throws their
     * exceptions. An event that a step drops is sent nowhere; its {@link SentEvent} contains the
     * reason.
     */
    public Builder filters(FilterPipelines value) {
      this.filters = Objects.requireNonNull(value, "filters");
      return this;
    }

    /** Sets the listener that is notified of sent and failed events, for metrics and audit. */
    public Builder listener(ProducerListener value) {
      this.listener = Objects.requireNonNull(value, "listener");
      return this;
    }

    /**
     * Starts the producer.
     *
     * @throws org.openedx.eventbus.EventBusException if the configuration is invalid; the message
     *     lists every problem
     */
    public KafkaEventProducer build() {
      return new KafkaEventProducer(this);
    }
  }
}
