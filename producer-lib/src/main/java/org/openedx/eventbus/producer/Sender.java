package org.openedx.eventbus.producer;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.openedx.eventbus.codec.WireFrame;
import org.openedx.eventbus.producer.Lane.LaneIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the lanes. Everything about a lane happens here: events come in through the
 * queue, and so do the answers of lookups, so that no state is shared.
 */
final class Sender implements Runnable, Transport.Completion {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaEventProducer.class);
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Duration RETRY_DELAY = Duration.ofMillis(250);

  private final LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();
  private final Map<Route, Lane> lanes = new HashMap<>();
  private final Map<String, TopicQueue> queues = new HashMap<>();
  private final Transport transport;
  private final Lookups lookups;
  private final Completions completions;
  private final IdWatch idWatch;
  private volatile boolean stopped;
  private long now;
  private long nextTick;
  private long nextWarmUp;

  Sender(Transport transport, Lookups lookups, Completions completions, Duration verifyInterval) {
    this.transport = transport;
    this.lookups = lookups;
    this.completions = completions;
    this.idWatch = new IdWatch(verifyInterval, lane -> lane.queue.offer(this::go));
    this.now = System.nanoTime();
    this.nextTick = now;
    this.nextWarmUp = now + transport.warmInterval().toNanos();
  }

  /** Takes an event from any thread. */
  void accept(Outgoing outgoing) {
    queue.add(outgoing);
  }

  /** Begins to look up what a route needs, before the first event goes there. */
  void prepare(Route route) {
    post(() -> beginPreparing(lane(route)));
  }

  /** Has Kafka send what was accepted so far without waiting for fuller batches. */
  void flush() {
    post(lookups::flush);
  }

  /** Lets the thread end soon, whatever is still queued: that is for the caller to fail. */
  void stop() {
    stopped = true;
    post(() -> LOG.debug("The sender ends"));
  }

  private void post(Runnable task) {
    queue.add(task);
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        step();
      } catch (InterruptedException e) {
        LOG.debug("Nobody interrupts this thread on purpose; going on", e);
      } catch (RuntimeException | Error e) {
        LOG.error("The sender met something unforeseen and goes on with the next event", e);
      }
    }
  }

  private void step() throws InterruptedException {
    Object next = queue.poll(TICK_NANOS, TimeUnit.NANOSECONDS);
    if (next instanceof Outgoing outgoing) {
      dispatch(outgoing);
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
    boolean warmUp = now - nextWarmUp >= 0;
    if (warmUp) {
      nextWarmUp = now + transport.warmInterval().toNanos();
    }
    queues.values().forEach(this::expire);
    for (Lane lane : lanes.values()) {
      if (lane.beginVerifying(now)) {
        lookups.resolve(lane.route, answer -> post(() -> idWatch.verified(lane, answer)));
      }
      if (warmUp && lane.ready()) {
        lookups.keepWarm(lane.route.topic());
      }
    }
  }

  private Lane lane(Route route) {
    return lanes.computeIfAbsent(
        route, r -> new Lane(r, queues.computeIfAbsent(r.topic(), topic -> new TopicQueue())));
  }

  private void dispatch(Outgoing outgoing) {
    TopicQueue queue = lane(outgoing.route).queue;
    if (!queue.mayPass(outgoing) || !go(outgoing)) {
      queue.add(outgoing);
    }
  }

  /** False when it has to wait: for its lane, or for the first event to its partition. */
  private boolean go(Outgoing outgoing) {
    Lane lane = lane(outgoing.route);
    String broken = lane.broken();
    if (broken != null) {
      completions.fail(outgoing, SendFailures.mismatch(outgoing, broken));
      return true;
    }
    try {
      if (lane.ready() && place(lane, outgoing)) {
        if (!lane.queue.gate.enter(outgoing, now)) {
          return false;
        }
        if (transport.send(outgoing, this)) {
          return true;
        }
        lane.queue.gate.leave(outgoing);
        outgoing.unplace();
      }
    } catch (KafkaException e) {
      failed(outgoing, e);
      return true;
    } catch (RuntimeException | Error e) {
      fail(outgoing, SendFailures.unforeseen(outgoing, e));
      return true;
    }
    // Not taken where it was ready: Kafka has lost sight of the topic, the lane is looked at again.
    beginPreparing(lane);
    return false;
  }

  private boolean place(Lane lane, Outgoing outgoing) {
    LaneIds ids = lane.ids();
    if (ids == null) {
      throw new IllegalStateException(lane.route + " is not prepared");
    }
    WireFrame.setId(outgoing.value, ids.value());
    if (outgoing.key != null && ids.key() != null) {
      WireFrame.setId(outgoing.key, ids.key());
    }
    return transport.place(outgoing);
  }

  private void beginPreparing(Lane lane) {
    if (lane.beginPreparing()) {
      lookups.prepare(lane.route, answer -> post(() -> prepared(lane, answer)));
    }
  }

  private void prepared(Lane lane, Lookups.Answer answer) {
    LaneIds found = answer.ids();
    if (found != null) {
      idWatch.prepared(lane, found);
      lane.queue.offer(this::go);
      return;
    }
    Throwable problem = answer.problem();
    if (problem instanceof org.openedx.eventbus.TransientEventBusException
        && lane.queue.contains(each -> lane(each.route) == lane)) {
      if (lane.lastProblem() == null) {
        LOG.warn("Events of {} wait: {}", lane.route, problem.getMessage());
      }
      lane.problem(problem);
      lookups.prepareLater(lane.route, RETRY_DELAY, again -> post(() -> prepared(lane, again)));
      return;
    }
    lane.notPrepared();
    if (problem != null && !(problem instanceof org.openedx.eventbus.TransientEventBusException)) {
      failWaiting(lane, problem);
    }
  }

  @Override
  public void stored(Outgoing outgoing, RecordMetadata where) {
    if (outgoing.first) {
      post(() -> settled(outgoing, true));
    }
    completions.stored(outgoing, where);
  }

  @Override
  public void failed(Outgoing outgoing, Exception cause) {
    // Closing makes Kafka fail what it holds, which says nothing about those events.
    fail(outgoing, stopped ? SendFailures.closed(outgoing) : SendFailures.of(outgoing, cause));
  }

  /** Of one that may have entered its gate; called on Kafka's thread or on this one. */
  private void fail(Outgoing outgoing, Throwable cause) {
    if (outgoing.first || (outgoing.taken && outgoing.placed())) {
      post(() -> settled(outgoing, false));
    }
    completions.fail(outgoing, cause);
  }

  /** Posted, so that many partitions that open at once cost one look at what waits. */
  private void settled(Outgoing outgoing, boolean stored) {
    TopicQueue queue = lane(outgoing.route).queue;
    if (queue.gate.settled(outgoing, stored) && queue.beginOffering()) {
      post(() -> queue.offer(this::go));
    }
  }

  /** What expired may have held back what can go. */
  private void expire(TopicQueue queue) {
    if (queue.expired(now)) {
      for (Outgoing late : queue.remove(each -> each.expired(now))) {
        completions.fail(late, SendFailures.expired(late, lane(late.route)));
      }
      queue.offer(this::go);
    }
  }

  private void failWaiting(Lane lane, Throwable cause) {
    for (Outgoing failed : lane.queue.remove(each -> lane(each.route) == lane)) {
      completions.fail(failed, cause);
    }
    lane.queue.offer(this::go);
  }
}
