package org.openedx.eventbus.consumer.internal.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;

/**
 * One record to be handled by one handler, in a {@link KeyQueue}.
 *
 * <p>Only the engine's thread changes its state. A worker reads it while its key queue is
 * dispatched to that worker.
 */
public final class Task {
  private final BufferedRecord bufferedRecord;
  private final @Nullable DeadLetter redriven;
  final KeyQueue queue;

  /** The next task of the key queue. */
  @Nullable Task next;

  int failedAttempts;

  /** Number of failed attempts as the trial event of a circuit breaker. */
  int failedTrials;

  /** Number of times it has waited for its schema, which are no attempts. */
  int schemaWaits;

  long firstFailureNanos;

  /** The reason of the dead letter; null if it is not a dead letter. */
  @Nullable Disposition disposition;

  private @Nullable Failure lastFailure;
  private long failureBytes;

  Task(BufferedRecord bufferedRecord, KeyQueue queue, @Nullable DeadLetter redriven) {
    this.bufferedRecord = bufferedRecord;
    this.queue = queue;
    this.redriven = redriven;
  }

  public ConsumerRecord<byte[], byte[]> record() {
    return bufferedRecord.record;
  }

  public BufferedRecord bufferedRecord() {
    return bufferedRecord;
  }

  public HandlerState handler() {
    return queue.handler;
  }

  /**
   * Returns the assignment that it belongs to. If its topic has fewer partitions now, that of a
   * redriven event has another number than its record.
   */
  public Partition partition() {
    return queue.partition;
  }

  /** Returns the number of the current attempt, which is 1 for the first one. */
  public int attempt() {
    return allFailedAttempts() + 1;
  }

  /** Returns the number of attempts that failed and count for the failure policy. */
  public int failedAttempts() {
    return failedAttempts;
  }

  /** Returns the number of attempts that failed, as trial events of a circuit breaker as well. */
  public int allFailedAttempts() {
    return failedAttempts + failedTrials;
  }

  /**
   * Returns the time of the first failed attempt, by the engine's clock; undefined before there was
   * one.
   */
  public long firstFailureNanos() {
    return firstFailureNanos;
  }

  /** Returns the dead letter whose event is redriven; null if the event was read from its topic. */
  public @Nullable DeadLetter redriven() {
    return redriven;
  }

  /** Returns whether the event is redriven, so that its dead letter is resolved when handled. */
  public boolean isRedriven() {
    return redriven != null;
  }

  /** Returns where the event was first read, with the number of its redrives. */
  public EventOrigin origin() {
    return redriven == null ? EventOrigin.of(record()) : redriven.origin().redriven();
  }

  /**
   * Returns the resolution to write about the dead letter of a redriven event: that it was handled,
   * or that it is parked again. Null if a dead letter is written instead.
   */
  public Resolution.@Nullable Kind resolution() {
    if (disposition == null) {
      return Resolution.Kind.HANDLED;
    }
    return isRedriven() && disposition == Disposition.PARKED ? Resolution.Kind.PARKED : null;
  }

  /** Returns whether the partition was revoked, or is about to be. Thread-safe. */
  public boolean isRevoked() {
    return queue.partition.isRevoked();
  }

  /** Returns the reason of the dead letter; null if it is not a dead letter. */
  public @Nullable Disposition disposition() {
    return disposition;
  }

  /** Sets the failure of the last attempt. */
  void setLastFailure(Failure failure) {
    lastFailure = failure;
  }

  /**
   * Reduces the failure of the last attempt to what its dead letter contains, because it remains in
   * memory while the task waits.
   */
  void summarizeLastFailure() {
    if (lastFailure != null) {
      lastFailure = lastFailure.summary();
      long bytes = lastFailure.sizeBytes();
      queue.partition.grow(bufferedRecord, bytes - failureBytes);
      failureBytes = bytes;
    }
  }

  /** Returns the failure of the last attempt; null when none has failed. */
  public @Nullable Failure lastFailure() {
    return lastFailure;
  }

  @Override
  public String toString() {
    return bufferedRecord + " for " + queue.handler.name();
  }
}
