package org.openedx.eventbus.consumer.engine;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.Disposition;

/**
 * What one handler has to do with one record. State changes on the engine's thread alone; a worker
 * only reads, while the task is its own.
 */
public final class Task {
  private final Received received;
  final Lane lane;

  /** The next one in its lane. */
  @Nullable Task next;

  int attempts;
  long firstFailure;

  /** Why it is, or will be, a dead letter; null as long as it may still be handled, or was. */
  @Nullable Disposition disposition;

  @Nullable Failure lastFailure;

  Task(Received received, Lane lane) {
    this.received = received;
    this.lane = lane;
  }

  public ConsumerRecord<byte[], byte[]> record() {
    return received.record;
  }

  public Received received() {
    return received;
  }

  /** Who is to handle it. */
  public Receiver receiver() {
    return lane.receiver;
  }

  /** 1 when it is given to its handler for the first time. */
  public int attempt() {
    return attempts + 1;
  }

  /** How often its handler failed. */
  public int attempts() {
    return attempts;
  }

  /** When its handler failed first, as the engine's time; meaningless before. */
  public long firstFailure() {
    return firstFailure;
  }

  /** Whether it comes from a dead letter, which is answered when it is handled. */
  public boolean isRedriven() {
    return lane.partition.redriven();
  }

  /** For any thread: whether its partition is another's, or about to be. */
  public boolean isRevoked() {
    return lane.partition.revoked();
  }

  /** Why it becomes a dead letter; null while that is not decided, or when it was handled. */
  public @Nullable Disposition disposition() {
    return disposition;
  }

  /** What it ran into last. */
  public @Nullable Failure lastFailure() {
    return lastFailure;
  }

  @Override
  public String toString() {
    return received + " for " + lane.receiver.name();
  }
}
