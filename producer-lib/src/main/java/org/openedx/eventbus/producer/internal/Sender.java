package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.producer.internal.RouteState.SchemaIds;
import org.openedx.eventbus.producer.internal.Routes.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sender thread: owns the state of all routes and the topic queues. Records and lookup results
 * arrive through one queue, so the state needs no locks and the order of {@code send} is kept.
 *
 * <p>A thread between callers and {@code KafkaProducer} is necessary because {@code
 * KafkaProducer.send} and the registry block, and callers are often request threads. See decision
 * 0005.
 */
final class Sender implements Runnable, KafkaTransport.SendCallback {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final LinkedBlockingQueue<Object> commands = new LinkedBlockingQueue<>();
  private final RouteStates states = new RouteStates();
  private final KafkaTransport transport;
  private final Lookups lookups;
  private final InFlightSends inFlight;
  private final SchemaIdVerifier verifier;
  private final RoutePreparer preparer;
  private final ProducerHealthMonitor health;
  private final TopicMonitor topics;
  private volatile boolean stopped;
  private long now;
  private long nextTick;
  private long nextRefresh;

  Sender(
      KafkaTransport transport,
      Lookups lookups,
      InFlightSends inFlight,
      ProducerHealthMonitor health,
      Duration verifyInterval,
      Duration deliveryTimeout) {
    this.health = health;
    this.transport = transport;
    this.lookups = lookups;
    this.inFlight = inFlight;
    this.verifier = new SchemaIdVerifier(verifyInterval, this::offer);
    this.preparer = new RoutePreparer(lookups, this::post, this::prepared, this::rejected);
    this.topics =
        new TopicMonitor(
            lookups,
            inFlight,
            deliveryTimeout,
            (checked, missing) -> post(() -> checked(checked, missing)));
    this.now = System.nanoTime();
    this.nextTick = now;
    this.nextRefresh = now + transport.metadataRefreshInterval().toNanos();
  }

  /** Enqueues a record. Callable from any thread. */
  void enqueue(PendingRecord record) {
    commands.add(record);
  }

  /** Starts to look up topic and schema ids of a route before its first event. */
  void prepare(Route route) {
    post(() -> preparer.begin(states.of(route)));
  }

  /** Makes Kafka send all accepted records now instead of waiting for fuller batches. */
  void flush() {
    post(lookups::flush);
  }

  /** Stops the thread. The caller fails the records that are still queued. */
  void stop() {
    stopped = true;
    post(() -> LOG.debug("Sender thread stopped"));
  }

  private void post(Runnable task) {
    commands.add(task);
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        step();
      } catch (InterruptedException e) {
        LOG.debug("Sender thread was interrupted; continuing", e);
      } catch (RuntimeException | Error e) {
        LOG.error(
            "Unexpected error in sender thread; continuing with the next event",
            SanitizedThrowable.of(e));
      }
    }
  }

  private void step() throws InterruptedException {
    Object next = commands.poll(TICK_NANOS, TimeUnit.NANOSECONDS);
    if (next instanceof PendingRecord record) {
      dispatch(record);
    } else if (next instanceof Runnable task) {
      task.run();
    }
    now = System.nanoTime();
    if (now - nextTick >= 0) {
      nextTick = now + TICK_NANOS;
      tick();
    }
  }

  private void tick() {
    inFlight.callbacks().growIfBlocked();
    boolean refresh = now - nextRefresh >= 0;
    if (refresh) {
      nextRefresh = now + transport.metadataRefreshInterval().toNanos();
    }
    for (TopicQueue queue : states.queues()) {
      expire(queue);
      if (queue.gate.awaitsEarlierRecords()) {
        queue.offer(this::trySend);
      }
    }
    for (RouteState state : states.all()) {
      if (state.beginVerifying(now)) {
        lookups.resolve(
            state.route, state.ids, result -> post(() -> verifier.verified(state, result)));
      }
      if (state.mustRetry(now)) {
        preparer.begin(state);
      }
      if (refresh && state.isReady()) {
        lookups.refreshMetadata(state.route.topic());
      }
    }
    health.update(states.all());
    topics.tick(now, refresh ? states.readyTopics() : Set.of());
  }

  private void checked(Set<String> checked, Set<String> missing) {
    topics.answered();
    checked.forEach(this::startOverIfRecreated);
    states.ready(missing).forEach(preparer::begin); // creates topics, if that is configured
  }

  private void startOverIfRecreated(String topic) {
    TopicQueue queue = states.queue(topic);
    if (queue != null && topics.startOverIfRecreated(topic, queue)) {
      queue.offer(this::trySend);
    }
  }

  private void dispatch(PendingRecord record) {
    TopicQueue queue = states.of(record.route).queue;
    if (queue.holdsBack(record) || !trySend(record)) {
      queue.add(record);
    }
  }

  /**
   * Sends a record. Returns false if it must stay queued: its route is not ready, or the first
   * record to its partition is not acknowledged.
   */
  private boolean trySend(PendingRecord record) {
    RouteState state = states.of(record.route);
    String blockedReason = state.blockedReason;
    if (blockedReason != null) {
      inFlight.fail(record, SendFailures.mismatch(record, blockedReason));
      return true;
    }
    try {
      if (state.isReady() && setIdsAndPartition(state, record)) {
        if (!state.queue.gate.tryEnter(record, now)) {
          return false;
        }
        if (transport.send(record, this)) {
          record.passedToKafka = true;
          return true;
        }
        state.queue.gate.cancel(record);
        record.clearPartition();
      }
    } catch (KafkaException e) {
      failed(record, e);
      return true;
    } catch (RuntimeException | Error e) {
      fail(record, SendFailures.unexpected(record, e));
      return true;
    }
    // Ready but not accepted: Kafka no longer has metadata of the topic. Look the route up again.
    preparer.begin(state);
    return false;
  }

  private boolean setIdsAndPartition(RouteState state, PendingRecord record) {
    SchemaIds ids = state.ids;
    if (ids == null) {
      throw new IllegalStateException(state.route + " is not prepared");
    }
    WireFrame.setId(record.value, ids.value());
    if (record.key != null && ids.key() != null) {
      WireFrame.setId(record.key, ids.key());
    }
    return transport.assignPartition(record, state.queue.gate, now);
  }

  private void offer(RouteState state) {
    state.queue.offer(this::trySend);
  }

  private void prepared(RouteState state, SchemaIds found) {
    startOverIfRecreated(state.route.topic());
    verifier.prepared(state, found);
    offer(state);
  }

  private void rejected(RouteState state, Throwable cause) {
    for (PendingRecord failed : state.removeQueued()) {
      inFlight.fail(failed, cause);
    }
    offer(state);
  }

  @Override
  public void stored(PendingRecord record, RecordMetadata where) {
    if (record.firstToPartition) {
      post(() -> openGate(record, true));
    }
    inFlight.stored(record, where);
  }

  @Override
  public void failed(PendingRecord record, Exception cause) {
    // Closing makes Kafka fail its buffered records; its exception is not the cause.
    fail(record, stopped ? SendFailures.closed(record) : SendFailures.of(record, cause));
  }

  /** Fails a record that may have entered its gate. Called on Kafka's thread or on this one. */
  private void fail(PendingRecord record, Throwable cause) {
    if (record.firstToPartition || (record.accepted && record.hasPartition())) {
      post(() -> openGate(record, false));
    }
    health.failed(record.route.topic(), cause);
    inFlight.fail(record, cause);
  }

  /** Opens the gate. Partitions that open at the same time share one scan of the queue. */
  private void openGate(PendingRecord record, boolean stored) {
    TopicQueue queue = states.of(record.route).queue;
    if (queue.gate.complete(record, stored) && queue.beginOffer()) {
      post(() -> queue.offer(this::trySend));
    }
  }

  /** Fails expired records, then offers the records that they held back. */
  private void expire(TopicQueue queue) {
    if (queue.isExpired(now)) {
      for (PendingRecord late : queue.removeIf(each -> each.isExpired(now))) {
        inFlight.fail(late, SendFailures.expired(late, states.of(late.route)));
      }
      queue.offer(this::trySend);
    }
  }
}
