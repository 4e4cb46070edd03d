package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.handler.PauseState;
import org.openedx.eventbus.consumer.internal.worker.ActiveTask;
import org.openedx.eventbus.consumer.internal.worker.Workers;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Busy;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.PartitionHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health of a consumer. The poll loop updates it periodically; any thread may read {@link #health}.
 */
public final class HealthMonitor {
  private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();
  private static final long BUSY_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long STUCK_NANOS = Duration.ofSeconds(10).toNanos();

  private static final Logger LOG = LoggerFactory.getLogger(HealthMonitor.class);

  private final String group;
  private final Workers workers;
  private final Collection<HandlerState> handlers;
  private final PauseState pauses;
  private final IntSupplier parkedKeys;
  private final Supplier<List<String>> unknownSchemas;
  private final BlockingCallMonitor blockingCalls;
  private final LongSupplier nanoClock;
  private Status logged = Status.RUNNING;
  private long dueNanos;
  private long inactiveSinceNanos;
  private volatile long beatNanos;
  private volatile boolean alive;
  private volatile Snapshot last = new Snapshot(Map.of(), 0, List.of(), false, false);

  /** State of the poll loop at its last update. */
  private record Snapshot(
      Map<String, PartitionHealth> partitions,
      int parkedKeys,
      List<String> paused,
      boolean awaitsDeadLetters,
      boolean stuck) {}

  public HealthMonitor(
      String group,
      Workers workers,
      Collection<HandlerState> handlers,
      PauseState pauses,
      IntSupplier parkedKeys,
      Supplier<List<String>> unknownSchemas,
      LongSupplier nanoClock) {
    this.group = group;
    this.workers = workers;
    this.handlers = handlers;
    this.pauses = pauses;
    this.parkedKeys = parkedKeys;
    this.unknownSchemas = unknownSchemas;
    this.blockingCalls = new BlockingCallMonitor(nanoClock);
    this.nanoClock = nanoClock;
    this.dueNanos = nanoClock.getAsLong();
    this.inactiveSinceNanos = dueNanos;
  }

  /** Records that the poll loop is running. */
  void beat() {
    beatNanos = nanoClock.getAsLong();
    alive = true;
  }

  /** Records that the poll loop has ended. */
  void end() {
    alive = false;
  }

  BlockingCallMonitor blockingCalls() {
    return blockingCalls;
  }

  /**
   * Updates the health if its interval has passed. Called by the poll loop.
   *
   * @param lag returns the lag of a partition, if the broker has reported it
   */
  void update(Engine engine, Function<TopicPartition, OptionalLong> lag) {
    long now = nanoClock.getAsLong();
    if (now - dueNanos < 0) {
      return;
    }
    dueNanos = now + INTERVAL_NANOS;
    Map<String, PartitionHealth> partitions = new HashMap<>();
    List<String> paused = new ArrayList<>();
    int buffered = 0;
    for (Partition each : engine.partitions()) {
      Partition.BlockReason blockReason = each.blockReason();
      buffered += each.bufferedRecords();
      if (blockReason != null) {
        paused.add("partition " + each + " is blocked: " + blockReason);
      }
      partitions.put(
          each.toString(),
          new PartitionHealth(
              each.committable(),
              each.bufferedRecords(),
              each.bufferedBytes(),
              lag.apply(each.topicPartition()),
              Optional.ofNullable(blockReason).map(Enum::name)));
    }
    for (HandlerState each : handlers) {
      if (each.breakerState() != CircuitBreaker.State.CLOSED) {
        paused.add("circuit breaker of handler '" + each + "' is " + each.breakerState());
      }
    }
    boolean active =
        buffered == 0
            || engine.awaitsDeadLetters()
            || !workers.isIdle()
            || !paused.isEmpty()
            || engine.nextDueNanos() != Long.MAX_VALUE
            || !pauses.reasons().isEmpty();
    if (active) {
      inactiveSinceNanos = now;
    } else if (blockingCalls.endedNanos() - inactiveSinceNanos > 0) {
      inactiveSinceNanos = blockingCalls.endedNanos(); // there was no update in the meantime
    }
    last =
        new Snapshot(
            partitions,
            parkedKeys.getAsInt(),
            paused,
            engine.awaitsDeadLetters(),
            now - inactiveSinceNanos > STUCK_NANOS);
    log(health(false, null));
  }

  /** Logs each change of the status once. */
  private void log(ConsumerHealth health) {
    if (health.status() == logged) {
      return;
    }
    logged = health.status();
    switch (logged) {
      case STUCK -> LOG.error("Group '{}' is {}: {}", group, logged, health.reasons());
      case BUSY -> LOG.warn("Group '{}' is {}: {}", group, logged, health.reasons());
      default -> LOG.info("Group '{}' is {} {}", group, logged, health.reasons());
    }
  }

  /**
   * Returns the health. Thread-safe.
   *
   * @param ended whether the consumer has stopped
   * @param failure why it stopped; null if it did not fail
   */
  public ConsumerHealth health(boolean ended, @Nullable Throwable failure) {
    // In this order: a call or a beat that ends meanwhile must not look like silence.
    Optional<String> blockingCall = blockingCalls.reason();
    long callEnded = blockingCalls.endedNanos();
    long beat = beatNanos;
    long now = nanoClock.getAsLong();
    long silence = Math.min(now - callEnded, now - beat);
    Snapshot snapshot = last;
    List<String> reasons = new ArrayList<>(pauses.reasons());
    reasons.addAll(snapshot.paused());
    Status status = reasons.isEmpty() ? Status.RUNNING : Status.PAUSED;
    if (snapshot.awaitsDeadLetters()) {
      reasons.add(
          "events are waiting for redriven events of their key, or for dead letters to be read");
    }
    reasons.addAll(unknownSchemas.get());
    blockingCall.ifPresent(reasons::add);
    List<Busy> busy = busy(now);
    busy.forEach(each -> reasons.add(describe(each)));
    if (!busy.isEmpty() && status == Status.RUNNING) {
      status = Status.BUSY;
    }
    boolean silent = alive && blockingCall.isEmpty() && silence > STUCK_NANOS;
    if (!ended && (snapshot.stuck() || silent)) {
      status = Status.STUCK;
      reasons.add(
          snapshot.stuck()
              ? "events are buffered, but none is running or waiting for anything"
              : "the poll loop has not run for " + silence / 1_000_000_000 + " s");
    }
    if (failure != null) {
      status = Status.FAILED;
      reasons.add(0, String.valueOf(failure.getMessage()));
    } else if (ended) {
      status = Status.CLOSED;
    }
    return new ConsumerHealth(
        status, reasons, busy, workers.inFlight(), snapshot.parkedKeys(), snapshot.partitions());
  }

  private static String describe(Busy busy) {
    return "handler '%s' has been processing %s-%d@%d key_hash=%s for %d s"
        .formatted(
            busy.handler(),
            busy.topic(),
            busy.partition(),
            busy.offset(),
            busy.keyHash(),
            busy.age().toSeconds());
  }

  private List<Busy> busy(long now) {
    List<Busy> busy = new ArrayList<>();
    for (ActiveTask each : workers.activeTasks()) {
      Task task = each.task();
      long age = now - each.sinceNanos();
      if (task != null && age > BUSY_NANOS) {
        ConsumerRecord<byte[], byte[]> record = task.record();
        busy.add(
            new Busy(
                task.handler().name(),
                record.topic(),
                record.partition(),
                record.offset(),
                DeadLetterKey.of(record.key()).hash(),
                Duration.ofNanos(age)));
      }
    }
    busy.sort(Comparator.comparing(Busy::age).reversed());
    return busy;
  }
}
