package org.openedx.eventbus.consumer.internal.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.offsets.OffsetTracker;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.internal.ThrowableSnapshot;

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

  private boolean deadLettersKnown;

  private int bufferedRecords;
  private long bufferedBytes;
  private boolean metadataFull;
  private @Nullable ReadFailure readFailure;
  private @Nullable Uuid topicId;
  private volatile boolean revoked;
  private volatile BooleanSupplier mayStart = () -> true;

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
    DEAD_LETTER_UNWRITTEN,
    /** A stored batch of records is damaged. */
    DAMAGED_RECORDS,
    /** A permission to read the topic or the group's commits is missing. */
    NOT_AUTHORIZED,
    /** Where reading continues could not be looked up yet. */
    POSITION_UNKNOWN
  }

  /**
   * Reason why no records can be read; those read before are handled.
   *
   * @param details explains it to operators
   * @param tried whether records are read nevertheless, to find out whether that is possible again
   */
  public record ReadFailure(BlockReason reason, String details, boolean tried) {}

  Partition(TopicPartition topicPartition, OffsetTracker offsets) {
    this.topicPartition = topicPartition;
    this.offsets = offsets;
  }

  public TopicPartition topicPartition() {
    return topicPartition;
  }

  /** Returns the key queue of an event, which is created when there is none. */
  KeyQueue queue(Ordering ordering, HandlerState handler, byte @Nullable [] key) {
    return switch (ordering) {
      case PARTITION -> queue(handler, null);
      case KEY -> key == null ? new KeyQueue(this, handler, null) : queue(handler, key);
      case NONE -> new KeyQueue(this, handler, null);
    };
  }

  private KeyQueue queue(HandlerState handler, byte @Nullable [] key) {
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

  BufferedRecord add(BufferedRecord record) {
    bufferedRecords++;
    bufferedBytes += record.sizeBytes;
    return record;
  }

  /** Changes the estimated size of a buffered record. */
  void grow(BufferedRecord record, long bytes) {
    record.sizeBytes += bytes;
    bufferedBytes += bytes;
  }

  /** Marks the offset of a buffered record as completed, and removes the record. */
  void complete(BufferedRecord record) {
    remove(record);
    offsets.complete(record.record.offset());
  }

  /** Removes the record of a redriven event, whose offset was completed with its dead letter. */
  void remove(BufferedRecord record) {
    bufferedRecords--;
    bufferedBytes -= record.sizeBytes;
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

  /** Sets a higher position: no record follows before it. */
  public void advance(long position) {
    offsets.advance(position);
  }

  /**
   * Returns the offset after those that were completed before the partition was assigned and begin
   * at the given one; the given one if it was not.
   */
  public long endOfCompleted(long offset) {
    return offsets.endOfCompleted(offset);
  }

  /** Returns how many offsets of a range were not completed before the partition was assigned. */
  public long uncompleted(long from, long to) {
    return offsets.uncompleted(from, to);
  }

  /** Returns the leader epoch of the last record before an offset; negative if it is not known. */
  public int epochBefore(long offset) {
    return offsets.epochBefore(offset);
  }

  /** Returns the id of the topic whose log the offsets belong to; null while it is not known. */
  public @Nullable Uuid topicId() {
    return topicId;
  }

  public void setTopicId(@Nullable Uuid id) {
    topicId = id;
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

  /**
   * Sets whether all dead letters are known that were written before it was assigned. Until then,
   * handlers that park get none of its events, and none is redriven.
   */
  public void setDeadLettersKnown(boolean now) {
    deadLettersKnown = now;
  }

  /** Returns whether all dead letters are known that were written before it was assigned. */
  public boolean areDeadLettersKnown() {
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
    ReadFailure failure = readFailure;
    return block.reason() != null || failure == null ? block.reason() : failure.reason();
  }

  /** Returns why no records can be read; null if they can. */
  public @Nullable ReadFailure readFailure() {
    return readFailure;
  }

  /** Returns whether it is not fetched, because it is blocked. */
  public boolean isFetchBlocked() {
    ReadFailure failure = readFailure;
    return block.reason() != null || (failure != null && !failure.tried());
  }

  public void setReadFailure(@Nullable ReadFailure failure) {
    readFailure = failure;
  }

  /** Returns whether it was revoked, or is about to be. Thread-safe. */
  public boolean isRevoked() {
    return revoked;
  }

  void revoke() {
    revoked = true;
  }

  /**
   * Sets a condition of starting a handler, which workers evaluate before each event.
   *
   * @param condition returns false while the group may have assigned the partition to another
   *     member; thread-safe
   */
  public void setStartCondition(BooleanSupplier condition) {
    mayStart = condition;
  }

  /** Returns whether a handler may be started. Thread-safe. */
  boolean mayStart() {
    return !revoked && mayStart.getAsBoolean();
  }

  /** Returns whether handlers of it are running, or key queues wait for a worker. */
  public boolean isHandling() {
    return runningQueues > 0;
  }

  /** Returns whether records about its tasks are being written, and no write has failed. */
  public boolean isWriting() {
    return pendingWrites > 0 && !block.isWriteFailing();
  }

  /** Returns the failure that blocks it; null when it is not blocked. */
  public @Nullable ThrowableSnapshot blockCause() {
    return blockReason() == null ? null : block.cause;
  }

  @Override
  public String toString() {
    return topicPartition.toString();
  }
}
