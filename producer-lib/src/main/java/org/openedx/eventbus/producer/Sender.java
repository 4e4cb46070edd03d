package org.openedx.eventbus.producer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.WireFrame;
import org.openedx.eventbus.producer.Lane.LaneIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns the lanes. Everything about a lane happens here: events come in through the
 * queue, and so do the answers of lookups, so that no state is shared.
 */
final class Sender implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
  private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Duration RETRY_DELAY = Duration.ofMillis(250);
  private static final Duration VERIFY_UNVERIFIED = Duration.ofSeconds(1);

  private final LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();

  /** By identity: routes that look alike may be of two versions of an event type. */
  private final IdentityHashMap<Route, Lane> lanes = new IdentityHashMap<>();

  private final Transport transport;
  private final Lookups lookups;
  private final Completions completions;
  private final Duration verifyInterval;
  private volatile boolean stopped;
  private long nextTick;
  private long nextVerify;
  private long nextWarmUp;

  Sender(Transport transport, Lookups lookups, Completions completions, Duration verifyInterval) {
    this.transport = transport;
    this.lookups = lookups;
    this.completions = completions;
    this.verifyInterval = verifyInterval;
    long now = System.nanoTime();
    this.nextTick = now;
    this.nextVerify = now + verifyInterval.toNanos();
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

  /** Lets the thread end; what still waits is for the caller to fail. */
  void stop() {
    post(() -> stopped = true);
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
    long now = System.nanoTime();
    if (now - nextTick >= 0) {
      nextTick = now + TICK_NANOS;
      tick(now);
    }
  }

  private void tick(long now) {
    lanes.values().forEach(lane -> expire(lane, now));
    if (now - nextVerify >= 0) {
      boolean unverified = lanes.values().stream().anyMatch(Sender::unverified);
      Duration pause =
          unverified && VERIFY_UNVERIFIED.compareTo(verifyInterval) < 0
              ? VERIFY_UNVERIFIED
              : verifyInterval;
      nextVerify = now + pause.toNanos();
      lanes.values().stream().filter(lane -> lane.ids() != null).forEach(this::verify);
    }
    if (now - nextWarmUp >= 0) {
      nextWarmUp = now + transport.warmInterval().toNanos();
      lanes.values().stream().filter(Lane::ready).forEach(l -> lookups.keepWarm(l.route.topic()));
    }
  }

  private static boolean unverified(Lane lane) {
    LaneIds ids = lane.ids();
    return lane.broken() != null || (ids != null && !ids.verified());
  }

  private Lane lane(Route route) {
    return lanes.computeIfAbsent(route, Lane::new);
  }

  private void dispatch(Outgoing outgoing) {
    Lane lane = lane(outgoing.route);
    RuntimeException broken = lane.broken();
    if (broken != null) {
      completions.fail(outgoing, broken);
    } else if (lane.ready() && lane.waiting.isEmpty()) {
      transmit(lane, outgoing);
    } else {
      lane.waiting.add(outgoing);
      beginPreparing(lane);
    }
  }

  private void beginPreparing(Lane lane) {
    if (lane.beginPreparing()) {
      lookups.prepare(lane.route, answer -> post(() -> prepared(lane, answer)));
    }
  }

  private void prepared(Lane lane, Lookups.Answer answer) {
    if (answer.ids() != null) {
      LaneIds before = lane.ids();
      lane.prepared(answer.ids());
      if (before != null && !before.sameAs(answer.ids())) {
        stopLane(lane, before, answer.ids());
        return;
      }
      if (!answer.ids().verified()) {
        nextVerify = Math.min(nextVerify, System.nanoTime() + VERIFY_UNVERIFIED.toNanos());
      }
      drain(lane);
      return;
    }
    Throwable problem = answer.problem();
    if (problem instanceof org.openedx.eventbus.RetriableException && !lane.waiting.isEmpty()) {
      if (lane.lastProblem() == null) {
        LOG.warn("Events of {} wait: {}", lane.route, problem.getMessage());
      }
      lane.problem(problem);
      lookups.prepareLater(lane.route, RETRY_DELAY, again -> post(() -> prepared(lane, again)));
      return;
    }
    lane.notPrepared();
    if (problem instanceof RuntimeException finalProblem) {
      failWaiting(lane, finalProblem);
    }
  }

  private void drain(Lane lane) {
    while (!lane.waiting.isEmpty() && lane.ready()) {
      transmit(lane, lane.waiting.remove());
    }
  }

  private void transmit(Lane lane, Outgoing outgoing) {
    LaneIds ids = lane.ids();
    if (ids == null) {
      throw new IllegalStateException(lane.route + " is not prepared");
    }
    WireFrame.setId(outgoing.value, ids.value());
    if (outgoing.key != null && ids.key() != null) {
      WireFrame.setId(outgoing.key, ids.key());
    }
    if (!transport.send(outgoing, completion(outgoing))) {
      // Kafka has lost sight of the topic: this event keeps its place, the lane is looked at again.
      lane.waiting.addFirst(outgoing);
      beginPreparing(lane);
    }
  }

  private Transport.Completion completion(Outgoing outgoing) {
    return new Transport.Completion() {
      @Override
      public void stored(RecordMetadata where) {
        completions.stored(outgoing, where);
      }

      @Override
      public void failed(Exception cause) {
        completions.fail(outgoing, SendFailures.of(outgoing, cause));
      }
    };
  }

  private void verify(Lane lane) {
    lookups.resolve(lane.route, answer -> post(() -> verified(lane, answer)));
  }

  private void verified(Lane lane, Lookups.Answer answer) {
    LaneIds before = lane.ids();
    if (before == null || answer.problem() instanceof org.openedx.eventbus.RetriableException) {
      return;
    }
    LaneIds now = answer.ids();
    if (now != null && before.sameAs(now)) {
      if (lane.broken() != null) {
        LOG.info("The registry gives the old ids again: {} goes on", lane.route);
        lane.breakWith(null);
      }
      if (now.verified() && !before.verified()) {
        lane.prepared(now);
      }
    } else if (lane.broken() == null) {
      stopLane(lane, before, now);
    }
  }

  private void stopLane(Lane lane, LaneIds before, @Nullable LaneIds now) {
    RuntimeException cause =
        new SchemaIdMismatchException(
            lane.route
                + ": events were sent with schema id "
                + before.value().value()
                + (now == null
                    ? ", which the registry no longer has"
                    : ", now the registry gives " + now.value().value())
                + ". Was it replaced? Sending of this type has stopped; restart this service when"
                + " the new registry is the right one");
    LOG.error("{}", cause.getMessage());
    lane.breakWith(cause);
    if (now != null) {
      lane.prepared(before);
    }
    failWaiting(lane, cause);
  }

  private void expire(Lane lane, long now) {
    List<Outgoing> late = new ArrayList<>();
    while (!lane.waiting.isEmpty() && lane.waiting.peek().expired(now)) {
      late.add(lane.waiting.remove());
    }
    late.forEach(outgoing -> completions.fail(outgoing, SendFailures.expired(outgoing, lane)));
  }

  private void failWaiting(Lane lane, RuntimeException cause) {
    while (!lane.waiting.isEmpty()) {
      completions.fail(lane.waiting.remove(), cause);
    }
  }
}
