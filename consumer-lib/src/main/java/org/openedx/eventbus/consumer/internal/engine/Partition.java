package org.openedx.eventbus.consumer.internal.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.offsets.OffsetTracker;

/**
 * One assignment of a partition: its key queues, its buffered records and the offsets to commit.
 *
 * <p>Each assignment is a separate object, so that results of a stale assignment are recognised.
 * Only the engine's thread changes it.
 */
public final class Partition {
  private final TopicPartition topicPartition;
  final OffsetTracker offsets;
  final PartitionBlock block = new PartitionBlock();
  private final Map<KeyQueueId, KeyQueue> queues = new HashMap<>();
  private final KeyQueueId lookup = new KeyQueueId();

  /** Number of key queues that workers have. */
  int runningQueues;

  /** Number of records about its tasks that are being written to the dead-letter topic. */
  int pendingWrites;

  private boolean redrive;
  private boolean deadLettersKnown;

  private int bufferedRecords;
  private long bufferedBytes;
  private boolean metadataFull;
  private volatile boolean revoked;

  /** Reason why a partition is blocked. */
  public enum BlockReason {
    /** The schema of an event is not cached, and the registry is unavailable. */
    REGISTRY_UNAVAILABLE,
    /** The schema of an event is not cached, and the registry rejects the credentials. */
    REGISTRY_UNAUTHORIZED,
    /** The registry is not the one that an event was written with. */
    REGISTRY_MISMATCH,
    /** This version of the contract cannot read an event. */
    INCOMPATIBLE,
    /** A dead letter could not be written. */
    DEAD_LETTER_UNWRITTEN
  }

  /**
   * Handler and record key that identify a {@link KeyQueue} within its partition.
   *
   * <p>Mutable, so that a lookup needs no new object: {@link #set} changes the instance that looks
   * up, {@link #copy} creates the one that a map keeps.
   */
  static final class KeyQueueId {
    private @Nullable HandlerState handler;
    private byte @Nullable [] key;
    private int hash;

    /** Sets handler and key for a lookup. */
    KeyQueueId set(HandlerState newHandler, byte @Nullable [] newKey) {
      handler = newHandler;
      key = newKey;
      hash = 31 * Arrays.hashCode(newKey) + System.identityHashCode(newHandler);
      return this;
    }

    boolean hasKey() {
      return key != null;
    }

    /** Returns a copy that is not changed any more. */
    KeyQueueId copy() {
      KeyQueueId copy = new KeyQueueId();
      copy.handler = handler;
      copy.key = key;
      copy.hash = hash;
      return copy;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof KeyQueueId that
          && that.hash == hash
          && that.handler == handler
          && Arrays.equals(that.key, key);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  Partition(TopicPartition topicPartition, long position, CompletedOffsets restored) {
    this.topicPartition = topicPartition;
    this.offsets = new OffsetTracker(position, restored);
  }

  public TopicPartition topicPartition() {
    return topicPartition;
  }

  /** Returns the key queue of a handler and key, which is created when there is none. */
  KeyQueue queue(HandlerState handler, byte @Nullable [] key) {
    KeyQueue known = queues.get(lookup.set(handler, key));
    if (known == null) {
      KeyQueueId id = lookup.copy();
      known = new KeyQueue(this, handler, id);
      queues.put(id, known);
    }
    return known;
  }

  /** Removes an empty key queue. */
  void forget(KeyQueue queue) {
    if (queue.id != null) {
      queues.remove(queue.id);
    }
  }

  void add(BufferedRecord record) {
    bufferedRecords++;
    bufferedBytes += record.sizeBytes;
  }

  /** Changes the estimated size of a buffered record. */
  void grow(BufferedRecord record, long bytes) {
    record.sizeBytes += bytes;
    bufferedBytes += bytes;
  }

  /** Marks the offset of a buffered record as completed, and removes the record. */
  void complete(BufferedRecord record) {
    bufferedRecords--;
    bufferedBytes -= record.sizeBytes;
    offsets.complete(record.record.offset());
  }

  /** Returns the number of buffered records. */
  public int bufferedRecords() {
    return bufferedRecords;
  }

  /** Returns the estimated size of the buffered records in memory. */
  public long bufferedBytes() {
    return bufferedBytes;
  }

  /** Returns the offset after the last record read; negative while it is not known. */
  public long position() {
    return offsets.position();
  }

  /** Returns the offset to commit; negative while it is not known. */
  public long committable() {
    return offsets.committable();
  }

  /** Returns the completed offsets beyond {@link #committable()}. */
  public CompletedOffsets completedOffsets() {
    return offsets.completedOffsets();
  }

  /** Sets the position where reading begins, if neither a commit nor a record has set it. */
  public void startAt(long position) {
    offsets.startAt(position);
  }

  /**
   * Returns whether the last commit's metadata could not hold all {@link #completedOffsets()}.
   * While it is full, the partition should be paused.
   */
  public boolean isMetadataFull() {
    return metadataFull;
  }

  public void setMetadataFull(boolean now) {
    metadataFull = now;
  }

  /** Marks it as a partition of the redrive topic, whose events resolve their dead letters. */
  public void markRedrive() {
    redrive = true;
  }

  boolean isRedrive() {
    return redrive;
  }

  /** Marks that all dead letters are known that were written before it was assigned. */
  public void markDeadLettersKnown() {
    deadLettersKnown = true;
  }

  boolean areDeadLettersKnown() {
    return deadLettersKnown;
  }

  /**
   * Returns whether workers have key queues of it, or records about its tasks are being written.
   */
  public boolean isBusy() {
    return runningQueues > 0 || pendingWrites > 0;
  }

  /** Returns why it is blocked; null when it is not. */
  public @Nullable BlockReason blockReason() {
    return block.reason();
  }

  /** Returns whether it was revoked, or is about to be. Thread-safe. */
  public boolean isRevoked() {
    return revoked;
  }

  void revoke() {
    revoked = true;
  }

  @Override
  public String toString() {
    return topicPartition.toString();
  }
}
