package org.openedx.eventbus.producer.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.codec.internal.EventEncoder;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.internal.DaemonThreads;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.openedx.eventbus.producer.errors.UnsentEventsException;
import org.openedx.eventbus.producer.internal.PendingRecord.PendingEvent;
import org.openedx.eventbus.producer.internal.Routes.Route;
import org.openedx.eventbus.producer.monitoring.ProducerHealth;
import org.openedx.eventbus.producer.monitoring.ProducerListener;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Path of events from {@code send} to Kafka: assembles the parts of the producer, encodes events on
 * the caller's thread, and closes the parts in order. Thread-safe.
 */
public final class SendPipeline {
  private static final Logger LOG = LoggerFactory.getLogger(SendPipeline.class);
  private static final long CALLBACK_TIMEOUT_MILLIS = 5_000;
  private static final long SENDER_TIMEOUT_MILLIS = 2_000;

  /** Verify interval for a registry client of the caller if no registry URL is configured. */
  private static final Duration DEFAULT_VERIFY_INTERVAL = Duration.ofMinutes(5);

  private final Routes routes;
  private final InFlightSends inFlight;
  private final KafkaTransport transport;
  private final Lookups lookups;
  private final ProducerHealthMonitor health;
  private final Sender sender;
  private final Thread senderThread;
  private final @Nullable SchemaRegistry ownedRegistry;
  private final ProducerSettings settings;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Opens the Kafka producer and starts the sender thread.
   *
   * @param given the registry client to use, which the caller closes; null to create one of the
   *     configured URL
   * @throws ConfigurationException if Kafka rejects its settings
   */
  public SendPipeline(
      EventBusConfig config,
      Routes routes,
      @Nullable SchemaRegistry given,
      ProducerListener listener) {
    this.routes = routes;
    this.settings = ProducerSettings.of(config);
    this.inFlight = new InFlightSends(settings.bufferBytes(), listener);
    SchemaRegistry registry = given == null ? SchemaRegistry.http(config.registry()) : given;
    this.ownedRegistry = given == null ? registry : null;
    try {
      this.transport = KafkaTransport.open(config);
    } catch (RuntimeException | Error e) {
      closeRegistry();
      throw e;
    }
    // Nothing below may throw: the transport and the registry would stay open.
    this.lookups = new Lookups(registry, new TopicProvisioner(config), transport);
    Duration deliveryTimeout = settings.deliveryTimeout();
    this.health =
        new ProducerHealthMonitor(
            inFlight,
            deliveryTimeout,
            transport.runsUserCode(),
            Clock.systemUTC(),
            System::nanoTime);
    this.sender =
        new Sender(transport, lookups, inFlight, health, verifyInterval(config), deliveryTimeout);
    this.senderThread = DaemonThreads.named("eventbus-sender").newThread(sender);
    senderThread.start();
    routes.configured().forEach(sender::prepare);
  }

  private static Duration verifyInterval(EventBusConfig config) {
    try {
      return config.registry().verifyInterval();
    } catch (ConfigurationException e) {
      return DEFAULT_VERIFY_INTERVAL;
    }
  }

  /** Throws an {@link IllegalStateException} if the producer is closed. */
  public void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException("the producer is closed");
    }
  }

  /** Returns whether the configuration enables events of a type on at least one topic. */
  public boolean isEnabled(EventType<?> type) {
    return !routes.enabled(type).isEmpty();
  }

  /**
   * Sends an event to all topics of its type. Never blocks.
   *
   * @throws org.openedx.eventbus.event.InvalidPayloadException if the contract does not allow the
   *     payload
   * @throws org.openedx.eventbus.producer.errors.BufferFullException if the buffer is full
   * @throws org.openedx.eventbus.producer.errors.EventTooLargeException if the event is larger than
   *     the buffer
   */
  public <T> CompletableFuture<SentEvent> send(Event<T> event) {
    List<Route> enabled = routes.enabled(event.type());
    byte[] value = EventEncoder.encode(event.type(), event.payload());
    GenericRecord genericPayload =
        transport.needsGenericPayload()
            ? event.type().codec().toGeneric(event.payload(), event.type().schema().schema())
            : null;
    long deadline = System.nanoTime() + settings.deliveryTimeout().toNanos();
    PendingEvent pending =
        new PendingEvent(event.metadata(), enabled.size(), genericPayload, deadline);
    List<PendingRecord> records = new ArrayList<>(enabled.size());
    for (int i = 0; i < enabled.size(); i++) {
      Route route = enabled.get(i);
      byte[] key = route.key().map(path -> path.extractKey(value)).orElse(null);
      // The schema id depends on the topic's subject, so each topic needs its own frame.
      byte[] frame = i == 0 ? value : value.clone();
      // Kafka makes the headers of a sent record read-only, so each record needs its own headers.
      records.add(new PendingRecord(pending, i, route, EventHeaders.write(event), key, frame));
    }
    inFlight.reserve(records, event.metadata());
    records.forEach(sender::enqueue);
    return pending.future;
  }

  /** Returns the completed future of an event that is not sent, and notifies the listener. */
  public CompletableFuture<SentEvent> drop(EventMetadata metadata, String reason) {
    return inFlight.drop(metadata, reason);
  }

  /** Returns the health. */
  public ProducerHealth health() {
    return health.health(closed.get());
  }

  /** Waits until all events that were sent so far are stored or failed. */
  public void flush() {
    try {
      inFlight.await(inFlight.snapshot(), System.nanoTime() + Long.MAX_VALUE / 2, sender::flush);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientEventBusException(
          "interrupted while flushing; events may still be stored", e);
    }
  }

  /**
   * Waits for in-flight events within the close timeout, then releases all resources.
   *
   * @throws UnsentEventsException if events were not stored in time
   */
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    inFlight.beginClosing();
    boolean interrupted = !finishInFlight();
    sender.stop();
    try {
      transport.close(Duration.ZERO); // fails the records that Kafka still buffers, if any
    } catch (KafkaException e) {
      LOG.warn(
          "Closing the Kafka producer failed", ThrowableSnapshot.withoutForeignCalls(e).logged());
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
      long deadline = System.nanoTime() + settings.closeTimeout().toNanos();
      if (!inFlight.await(inFlight.snapshot(), deadline, sender::flush)) {
        LOG.warn(
            "Close timeout of {} passed with {} records in flight"
                + " (eventbus.producer.close-timeout)",
            settings.closeTimeout(),
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
}
