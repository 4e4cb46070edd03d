package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.time.Instant;
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
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.handler.PauseState;
import org.openedx.eventbus.consumer.internal.health.Conditions;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.health.Conditions.Source;
import org.openedx.eventbus.consumer.internal.loop.BlockingCallMonitor.Waiting;
import org.openedx.eventbus.consumer.internal.worker.ActiveTask;
import org.openedx.eventbus.consumer.internal.worker.Workers;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Busy;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Condition;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.PartitionHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Status;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Health of a consumer. The poll loop updates it periodically; any thread may read {@link #health}.
 */
public final class HealthMonitor {
  private static final long INTERVAL_NANOS = Duration.ofMillis(200).toNanos();
  private static final long BUSY_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long STUCK_NANOS = Duration.ofSeconds(10).toNanos();

  /** Each poll is a call as well. */
  private static final long REPORTED_CALL_NANOS = Duration.ofSeconds(1).toNanos();

  /** Longer than Kafka's client waits for a broker or for the address of its name. */
  private static final long STUCK_IN_CALL_NANOS = Duration.ofMinutes(5).toNanos();

  private static final String THREAD_DUMP =
      "take a thread dump, restart the process, and report it as a fault of this library";

  private static final Logger LOG = LoggerFactory.getLogger(HealthMonitor.class);

  private final String group;
  private final Workers workers;
  private final EngineConditions engineConditions;
  private final Conditions conditions;
  private final IntSupplier parkedKeys;
  private final Supplier<List<String>> unknownSchemas;
  private final BlockingCallMonitor blockingCalls;
  private final LongSupplier nanoClock;
  private Status logged = Status.RUNNING;
  private long dueNanos;
  private long inactiveSinceNanos;
  private volatile long beatNanos;
  private volatile boolean alive;
  private volatile Snapshot last = new Snapshot(Map.of(), 0, Optional.empty());

  /**
   * State of the poll loop at its last update.
   *
   * @param stuckSinceNanos since when buffered events have been waiting for nothing, for long
   */
  private record Snapshot(
      Map<String, PartitionHealth> partitions, int parkedKeys, Optional<Long> stuckSinceNanos) {}

  /**
   * @param writeDelay returns for how long dead letters have been waiting to be written
   * @param unknownSchemas returns which schema ids events wait for
   */
  public HealthMonitor(
      String group,
      Workers workers,
      Collection<HandlerState> handlers,
      PauseState pauses,
      IntSupplier parkedKeys,
      Supplier<Duration> writeDelay,
      Supplier<List<String>> unknownSchemas,
      Conditions conditions,
      LongSupplier nanoClock) {
    this.group = group;
    this.workers = workers;
    this.engineConditions = new EngineConditions(handlers, pauses, writeDelay);
    this.conditions = conditions;
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

  Conditions conditions() {
    return conditions;
  }

  /**
   * Updates the health if its interval has passed. Called by the poll loop.
   *
   * @param lag returns the lag of a partition, if the broker has reported it
   * @param reading finds what keeps events from being read, besides blocked partitions, and what
   *     operators should know although they are read
   */
  void update(
      Engine engine, Function<TopicPartition, OptionalLong> lag, Supplier<List<Finding>> reading) {
    long now = nanoClock.getAsLong();
    if (now - dueNanos < 0) {
      return;
    }
    dueNanos = now + INTERVAL_NANOS;
    List<Finding> findings = engineConditions.find(engine);
    conditions.publish(Source.ENGINE, findings);
    conditions.publish(Source.READING, reading.get());
    Map<String, PartitionHealth> partitions = new HashMap<>();
    boolean active = true;
    for (Partition each : engine.partitions()) {
      active &= each.bufferedRecords() == 0;
      partitions.put(each.toString(), health(each, lag));
    }
    // What buffered events may wait for: anything that the engine or a condition reports.
    active |=
        !findings.isEmpty()
            || !engineConditions.findPauses().isEmpty()
            || conditions.contains(Code.MEMBERSHIP_UNCONFIRMED, "")
            || engine.partitions().stream().anyMatch(Partition::isBusy)
            || !workers.isIdle()
            || engine.nextDueNanos() != Long.MAX_VALUE;
    if (active) {
      inactiveSinceNanos = now;
    } else if (blockingCalls.endedNanos() - inactiveSinceNanos > 0) {
      inactiveSinceNanos = blockingCalls.endedNanos(); // there was no update in the meantime
    }
    Optional<Long> stuck =
        now - inactiveSinceNanos > STUCK_NANOS ? Optional.of(inactiveSinceNanos) : Optional.empty();
    last = new Snapshot(partitions, parkedKeys.getAsInt(), stuck);
    log(health(false, null));
  }

  private PartitionHealth health(Partition partition, Function<TopicPartition, OptionalLong> lag) {
    // Without a broker, Kafka's client keeps returning what it has read last.
    boolean unknown =
        conditions.contains(Code.BROKER_UNAVAILABLE, "")
            || conditions.contains(Code.BROKER_UNAVAILABLE, partition.toString());
    return new PartitionHealth(
        partition.committable(),
        partition.bufferedRecords(),
        partition.bufferedBytes(),
        unknown ? OptionalLong.empty() : lag.apply(partition.topicPartition()),
        Optional.ofNullable(partition.blockReason()).map(Enum::name));
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
    Optional<Waiting> waiting = blockingCalls.waiting();
    long callEnded = blockingCalls.endedNanos();
    long beat = beatNanos;
    long now = nanoClock.getAsLong();
    long silence = Math.min(now - callEnded, now - beat);
    Snapshot snapshot = last;
    List<Condition> found = new ArrayList<>();
    if (failure != null) {
      String action = "correct the cause, then start a new consumer";
      found.add(condition(Code.FAILED, SafeText.message(failure), 0, action));
    }
    List<Busy> busy = busy(now);
    if (!ended) {
      conditions.publish(Source.PAUSE, engineConditions.findPauses()); // as soon as they change
      conditions.publish(Source.SCHEMAS, EngineConditions.ofSchemas(unknownSchemas.get()));
      found.addAll(conditions.all());
      waiting
          .filter(each -> each.nanos() > REPORTED_CALL_NANOS)
          .ifPresent(each -> found.add(awaitingBroker(each)));
      boolean silent = alive && silence > (waiting.isEmpty() ? STUCK_NANOS : STUCK_IN_CALL_NANOS);
      if (silent) {
        String text = "the poll loop has not run for " + silence / 1_000_000_000 + " s";
        found.add(condition(Code.STUCK, text, silence, THREAD_DUMP));
      } else if (snapshot.stuckSinceNanos().isPresent()) {
        String text = "events are buffered, but none is running or waiting for anything";
        long duration = now - snapshot.stuckSinceNanos().get();
        found.add(condition(Code.STUCK, text, duration, THREAD_DUMP));
      }
    }
    busy.forEach(each -> found.add(describe(each)));
    Status status =
        found.stream()
            .map(each -> each.code().status())
            .max(Comparator.naturalOrder())
            .orElse(Status.RUNNING);
    if (ended && failure == null) {
      status = Status.CLOSED;
    }
    return new ConsumerHealth(
        status, found, busy, workers.inFlight(), snapshot.parkedKeys(), snapshot.partitions());
  }

  private static Condition condition(Code code, String text, long nanos, String action) {
    return new Condition(code, text, Instant.now().minusNanos(nanos), action);
  }

  private static Condition awaitingBroker(Waiting waiting) {
    String action = "check the brokers if it lasts; the consumer continues by itself";
    return condition(Code.AWAITING_BROKER, waiting.text(), waiting.nanos(), action);
  }

  private static Condition describe(Busy busy) {
    return condition(
        Code.HANDLER_BUSY,
        "handler '%s' has been processing %s-%d@%d key_hash=%s for %d s"
            .formatted(
                busy.handler(),
                busy.topic(),
                busy.partition(),
                busy.offset(),
                busy.keyHash(),
                busy.age().toSeconds()),
        busy.age().toNanos(),
        "find the call without a timeout in a thread dump");
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
