package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.ConsumerHealth.Busy;
import org.openedx.eventbus.consumer.ConsumerHealth.PartitionHealth;
import org.openedx.eventbus.consumer.ConsumerHealth.Status;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be told of a consumer from outside. The poll loop looks at itself now and then; anybody
 * may ask.
 */
final class Vitals {
  private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();
  private static final long BUSY_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long STUCK_NANOS = Duration.ofSeconds(10).toNanos();

  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);

  private final String group;
  private final Workers workers;
  private final List<HandlerState> receivers;
  private final Pauses pauses;
  private final BrokerWait brokerWait;
  private final LongSupplier nanos;
  private Status told = Status.RUNNING;
  private long due;
  private long quietSince;
  private volatile long heartbeat;
  private volatile boolean alive;
  private volatile Look last = new Look(Map.of(), 0, List.of(), false, false);

  /** What the loop saw of itself. */
  private record Look(
      Map<String, PartitionHealth> partitions,
      int parkedKeys,
      List<String> paused,
      boolean awaitsLetters,
      boolean stuck) {}

  /**
   * @param group for logs
   */
  Vitals(String group, Workers workers, List<HandlerState> receivers, Pauses pauses) {
    this(group, workers, receivers, pauses, System::nanoTime);
  }

  Vitals(
      String group,
      Workers workers,
      List<HandlerState> receivers,
      Pauses pauses,
      LongSupplier nanos) {
    this.group = group;
    this.workers = workers;
    this.receivers = receivers;
    this.pauses = pauses;
    this.brokerWait = new BrokerWait(nanos);
    this.nanos = nanos;
    this.due = nanos.getAsLong();
    this.quietSince = due;
  }

  /** For the poll loop: it is not stuck. */
  void beat() {
    heartbeat = nanos.getAsLong();
    alive = true;
  }

  /** For the poll loop: marks when it waits for a broker. */
  BrokerWait brokerWait() {
    return brokerWait;
  }

  /** For the poll loop: it is over, and not silent. */
  void end() {
    alive = false;
  }

  /**
   * For the poll loop, each time around.
   *
   * @param parkedKeys of the whole group
   * @param lag how far a partition is behind, where the broker has said so
   */
  void look(Engine engine, int parkedKeys, Function<TopicPartition, OptionalLong> lag) {
    long now = nanos.getAsLong();
    if (now - due < 0) {
      return;
    }
    due = now + INTERVAL_NANOS;
    Map<String, PartitionHealth> partitions = new HashMap<>();
    List<String> paused = new ArrayList<>();
    int held = 0;
    for (Partition each : engine.partitions()) {
      Partition.BlockReason stopped = each.blockReason();
      held += each.bufferedRecords();
      if (stopped != null) {
        paused.add(each + " stands still: " + stopped);
      }
      partitions.put(each.toString(), health(each, lag.apply(each.topicPartition())));
    }
    for (HandlerState each : receivers) {
      if (each.breakerState() != CircuitBreaker.State.CLOSED) {
        paused.add("handler '" + each + "' fails whatever the event");
      }
    }
    boolean waitedFor =
        held == 0
            || engine.awaitsDeadLetters()
            || !workers.idle()
            || !paused.isEmpty()
            || engine.nextDueNanos() != Long.MAX_VALUE
            || !pauses.reasons().isEmpty();
    if (waitedFor) {
      quietSince = now;
    } else if (brokerWait.ended() - quietSince > 0) {
      quietSince = brokerWait.ended(); // nobody looked meanwhile
    }
    last =
        new Look(
            partitions,
            parkedKeys,
            paused,
            engine.awaitsDeadLetters(),
            now - quietSince > STUCK_NANOS);
    tell(health(false, null));
  }

  /** Each change once; what keeps events from being handled has lines of its own. */
  private void tell(ConsumerHealth health) {
    if (health.status() == told) {
      return;
    }
    told = health.status();
    switch (told) {
      case STUCK -> LOG.error("Group {} is {}: {}", group, told, health.reasons());
      case BUSY -> LOG.warn("Group {} is {}: {}", group, told, health.reasons());
      default -> LOG.info("Group {} is {} {}", group, told, health.reasons());
    }
  }

  private static PartitionHealth health(Partition partition, OptionalLong lag) {
    Partition.BlockReason stopped = partition.blockReason();
    return new PartitionHealth(
        partition.committable(),
        partition.bufferedRecords(),
        partition.bufferedBytes(),
        lag.isPresent() ? Optional.of(lag.getAsLong()) : Optional.empty(),
        stopped == null ? Optional.empty() : Optional.of(stopped.name()));
  }

  /**
   * @param ended whether the consumer is no longer running
   * @param failure why it stopped; null when it did not fail
   */
  ConsumerHealth health(boolean ended, @Nullable Throwable failure) {
    // In this order: a wait that ends meanwhile, or a beat, must not look like silence.
    Optional<String> awaitsBroker = brokerWait.reason();
    long waited = brokerWait.ended();
    long beaten = heartbeat;
    long now = nanos.getAsLong();
    long silence = Math.min(now - waited, now - beaten);
    Look look = last;
    List<String> reasons = new ArrayList<>(pauses.reasons());
    reasons.addAll(look.paused());
    boolean paused = !reasons.isEmpty();
    if (look.awaitsLetters()) {
      reasons.add("events wait for redriven ones of their key, or for dead letters to be read");
    }
    awaitsBroker.ifPresent(reasons::add);
    List<Busy> busy = busy(now);
    busy.forEach(
        each ->
            reasons.add(
                "handler '"
                    + each.handler()
                    + "' is at "
                    + each.topic()
                    + "-"
                    + each.partition()
                    + "@"
                    + each.offset()
                    + " key_hash="
                    + each.keyHash()
                    + " for "
                    + each.age().toSeconds()
                    + " s"));
    Status status = Status.RUNNING;
    if (!busy.isEmpty()) {
      status = Status.BUSY;
    }
    if (paused) {
      status = Status.PAUSED;
    }
    boolean silent = alive && awaitsBroker.isEmpty() && silence > STUCK_NANOS;
    if (!ended && (look.stuck() || silent)) {
      status = Status.STUCK;
      reasons.add(
          look.stuck()
              ? "events are held though no handler is at them and nothing is waited for"
              : "the poll loop has not been around for " + silence / 1_000_000_000 + " s");
    }
    if (failure != null) {
      status = Status.FAILED;
      reasons.add(0, String.valueOf(failure.getMessage()));
    } else if (ended) {
      status = Status.CLOSED;
    }
    return new ConsumerHealth(
        status, reasons, busy, workers.inFlight(), look.parkedKeys(), look.partitions());
  }

  private List<Busy> busy(long now) {
    List<Busy> busy = new ArrayList<>();
    for (Running each : workers.running()) {
      Task task = each.task();
      long age = now - each.since();
      if (task != null && age > BUSY_NANOS) {
        ConsumerRecord<byte[], byte[]> record = task.record();
        busy.add(
            new Busy(
                task.handler().name(),
                record.topic(),
                record.partition(),
                record.offset(),
                Integer.toHexString(Arrays.hashCode(record.key())),
                Duration.ofNanos(age)));
      }
    }
    busy.sort(Comparator.comparing(Busy::age).reversed());
    return busy;
  }
}
