package org.openedx.eventbus.consumer.internal.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;

/**
 * One record to be handled by one handler, in a {@link KeyQueue}.
 *
 * <p>Only the engine's thread changes its state. A worker reads it while its key queue is
 * dispatched to that worker.
 */
public final class Task {
  private final BufferedRecord bufferedRecord;
  final KeyQueue queue;

  /** The next task of the key queue. */
  @Nullable Task next;

  int failedAttempts;
  long firstFailureNanos;

  /** The reason of the dead letter; null if it is not a dead letter. */
  @Nullable Disposition disposition;

  @Nullable Failure lastFailure;

  Task(BufferedRecord bufferedRecord, KeyQueue queue) {
    this.bufferedRecord = bufferedRecord;
    this.queue = queue;
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

  /** Returns the number of the current attempt, which is 1 for the first one. */
  public int attempt() {
    return failedAttempts + 1;
  }

  /** Returns the number of attempts that failed. */
  public int failedAttempts() {
    return failedAttempts;
  }

  /**
   * Returns the time of the first failed attempt, by the engine's clock; undefined before there was
   * one.
   */
  public long firstFailureNanos() {
    return firstFailureNanos;
  }

  /** Returns whether the event is redriven, so that its dead letter is resolved when handled. */
  public boolean isRedriven() {
    return queue.partition.isRedrive();
  }

  /** Returns whether the partition was revoked, or is about to be. Thread-safe. */
  public boolean isRevoked() {
    return queue.partition.isRevoked();
  }

  /** Returns the reason of the dead letter; null if it is not a dead letter. */
  public @Nullable Disposition disposition() {
    return disposition;
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
