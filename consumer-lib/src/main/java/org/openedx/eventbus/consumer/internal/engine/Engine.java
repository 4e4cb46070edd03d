package org.openedx.eventbus.consumer.internal.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.consumer.internal.offsets.OffsetTracker;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/**
 * State machine of a consumer: decides which event is dispatched to a handler when, and what
 * happens to events whose handling fails.
 *
 * <p>The path of a record:
 *
 * <ol>
 *   <li>{@link #receive} adds one {@link Task} per handler to the {@link KeyQueue} of the record's
 *       key and handler. {@link #redrive} adds the task of a redriven event.
 *   <li>{@link #take} dispatches a ready key queue with a batch of its tasks to a worker.
 *   <li>{@link #complete} takes the worker's result: handled tasks are finished; a failed one is
 *       retried after a backoff or becomes a dead letter.
 *   <li>{@link #pollWrite} hands out tasks about which a record must be written to the dead-letter
 *       topic; {@link #completeWrite} or {@link #failWrite} takes the outcome.
 * </ol>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>At most one worker has a key queue, and its tasks are handled in order.
 *   <li>A record is completed when each of its tasks was handled or is a written dead letter.
 *   <li>The offset to commit never passes the lowest record that is not completed.
 * </ul>
 *
 * <p>Not thread-safe: all methods are called on the driver's thread. Times are nanoseconds of any
 * monotonic clock, which the driver passes in.
 */
public final class Engine {
  private final Ordering ordering;
  private final int maxBatch;
  private final ParkingGate parkingGate;
  private final ReadyQueues ready;
  private final Map<TopicPartition, Partition> partitions = new HashMap<>();
  private final RetryTimers retryTimers = new RetryTimers();
  private final PendingWrites pendingWrites;
  private final FailureHandler failures;

  /**
   * Creates an engine without partitions.
   *
   * @param maxBatch maximum number of tasks of a key queue that a worker gets at once
   * @param handlers all handlers of the consumer
   * @param random source of the backoffs' jitter
   */
  public Engine(
      Ordering ordering,
      int maxBatch,
      List<HandlerState> handlers,
      RandomGenerator random,
      ParkedKeys parkedKeys,
      EngineListener listener) {
    this.ordering = ordering;
    this.maxBatch = maxBatch;
    this.parkingGate = new ParkingGate(parkedKeys);
    this.ready = new ReadyQueues(handlers);
    this.pendingWrites = new PendingWrites(listener);
    this.failures = new FailureHandler(random, listener, ready, retryTimers, pendingWrites);
  }

  /** Adds a newly assigned partition, with completed offsets beyond its committed one. */
  public Partition assign(TopicPartition topicPartition, long position, CompletedOffsets restored) {
    return assign(topicPartition, new OffsetTracker(position, restored));
  }

  /** Adds a newly assigned partition. */
  public Partition assign(TopicPartition topicPartition, OffsetTracker offsets) {
    Partition partition = new Partition(topicPartition, offsets);
    partitions.put(topicPartition, partition);
    return partition;
  }

  /** Returns the current assignment of a partition; null when it is not assigned. */
  public @Nullable Partition partition(TopicPartition topicPartition) {
    return partitions.get(topicPartition);
  }

  /** Returns all assigned partitions. */
  public Collection<Partition> partitions() {
    return partitions.values();
  }

  /** Stops dispatching tasks of a partition that is being revoked; running ones may finish. */
  public void revoke(Partition partition) {
    partition.revoke();
    ready.forget(partition);
    parkingGate.forget(partition);
  }

  /** Removes a revoked or lost partition. Results that arrive later are ignored. */
  public void forget(Partition partition) {
    revoke(partition);
    partitions.remove(partition.topicPartition(), partition);
    retryTimers.forget(partition);
    pendingWrites.forget(partition);
  }

  private boolean isCurrent(Partition partition) {
    return partitions.get(partition.topicPartition()) == partition;
  }

  /**
   * Adds a record that was read.
   *
   * @param handlers the handlers that get its event; if there are none, it is skipped
   * @return false when it was completed before the partition was assigned, and is ignored
   */
  public boolean receive(
      Partition partition, ConsumerRecord<byte[], byte[]> record, List<HandlerState> handlers) {
    if (!partition.offsets.read(record.offset(), record.leaderEpoch().orElse(-1))) {
      return false;
    }
    if (handlers.isEmpty()) {
      partition.offsets.complete(record.offset());
      return true;
    }
    BufferedRecord buffered = partition.add(new BufferedRecord(record, handlers.size()));
    for (int i = 0; i < handlers.size(); i++) {
      KeyQueue queue = partition.queue(ordering, handlers.get(i), record.key());
      queue.add(new Task(buffered, queue, null));
      if (queue.state == KeyQueue.State.IDLE || parkingGate.overflows(queue)) {
        advance(queue);
      }
    }
    return true;
  }

  /**
   * Adds the event of a redriven dead letter, as it was first read, before later events of its key
   * that no worker has yet. Ignored if the partition is no longer assigned.
   */
  public void redrive(
      Partition partition,
      ConsumerRecord<byte[], byte[]> record,
      HandlerState handler,
      DeadLetter deadLetter) {
    if (!isCurrent(partition) || partition.isRevoked()) {
      return;
    }
    KeyQueue queue = partition.queue(ordering, handler, record.key());
    BufferedRecord buffered = partition.add(new BufferedRecord(record, 1));
    queue.insert(new Task(buffered, queue, deadLetter));
    if (queue.state == KeyQueue.State.IDLE || queue.state == KeyQueue.State.GATED) {
      advance(queue);
    }
  }

  /** Makes an idle key queue ready, parks its first task, or holds it at the parking gate. */
  private void advance(KeyQueue queue) {
    parkingGate.release(queue);
    ParkedKeys.Admission admission = parkingGate.check(queue);
    while (admission == ParkedKeys.Admission.SKIP) {
      finish(queue.removeFirst());
      admission = parkingGate.check(queue);
    }
    if (queue.size() == 0) {
      queue.state = KeyQueue.State.IDLE;
      queue.partition.forget(queue);
    } else if (admission == ParkedKeys.Admission.ADMIT) {
      queue.state = KeyQueue.State.READY;
      ready.add(queue);
    } else if (admission == ParkedKeys.Admission.PARK) {
      pendingWrites.addDeadLetter(queue, Disposition.PARKED);
    } else {
      parkingGate.hold(queue);
    }
  }

  /** Checks the key queues at the parking gate again, after more dead letters have become known. */
  public void recheckParkedKeys() {
    parkingGate.held().forEach(this::advance);
  }

  /** Returns whether key queues are held at the parking gate until more dead letters are known. */
  public boolean awaitsDeadLetters() {
    return !parkingGate.isEmpty();
  }

  /** Starts the retries that are due. To be called before {@link #take}. */
  public void tick(long nowNanos) {
    for (KeyQueue queue = retryTimers.pollDue(nowNanos);
        queue != null;
        queue = retryTimers.pollDue(nowNanos)) {
      if (queue.state == KeyQueue.State.WRITING) {
        pendingWrites.retry(queue.first());
      } else {
        advance(queue);
      }
    }
    for (Partition partition : partitions.values()) {
      partition.block.startRetries(nowNanos).forEach(ready::add);
    }
  }

  /** Dispatches the next ready key queue to a worker; returns null when there is none. */
  public @Nullable KeyQueue take(long nowNanos) {
    KeyQueue queue = ready.take(nowNanos);
    if (queue != null) {
      boolean trial = queue.handler.breaker.state() == CircuitBreaker.State.HALF_OPEN;
      // After a failure, one task at a time until the failed one is finished.
      boolean single = trial || queue.first().failedAttempts > 0 || queue.handler.parks();
      queue.dispatch(single ? 1 : queue.nextBatch(maxBatch), trial);
      queue.partition.runningQueues++;
    }
    return queue;
  }

  /** Returns when {@link #tick} or {@link #take} has something to do; the maximum if never. */
  public long nextDueNanos() {
    long due = Math.min(retryTimers.nextDueNanos(), ready.nextDueNanos());
    for (Partition partition : partitions.values()) {
      due = Math.min(due, partition.block.nextRetryNanos());
    }
    return due;
  }

  /** Takes a key queue back from a worker, with its result. Duplicate completions are ignored. */
  public void complete(KeyQueue queue, long nowNanos) {
    if (queue.state != KeyQueue.State.RUNNING) {
      return;
    }
    queue.state = KeyQueue.State.IDLE;
    queue.partition.runningQueues--;
    failures.updateBreaker(queue, nowNanos);
    if (!isCurrent(queue.partition)) {
      return; // stale assignment: the next owner reads the records again
    }
    if (queue.handled() > 0) {
      failures.onProgress(queue);
      if (queue.first().isRedriven()) {
        pendingWrites.addResolution(queue); // its dead letter is resolved first
        return;
      }
    }
    for (int i = 0; i < queue.handled(); i++) {
      finish(queue.removeFirst());
    }
    Failure failure = queue.takeFailure();
    if (failure == null || failures.onFailure(queue, failure, nowNanos)) {
      advance(queue);
    }
  }

  private void finish(Task task) {
    BufferedRecord record = task.bufferedRecord();
    if (task.isRedriven()) {
      task.queue.partition.remove(record);
    } else if (--record.unfinishedTasks == 0) {
      task.queue.partition.complete(record);
    }
  }

  /** Removes and returns a task whose {@link Task#resolution} or dead letter must be written. */
  public @Nullable Task pollWrite() {
    return pendingWrites.poll();
  }

  /** Finishes a task whose record was written and acknowledged by all in-sync replicas. */
  public void completeWrite(Task task) {
    KeyQueue queue = task.queue;
    queue.partition.pendingWrites--;
    if (isCurrent(queue.partition)) {
      finish(queue.removeFirst());
      failures.onProgress(queue);
      advance(queue);
    }
  }

  /** Blocks the partition of a task whose record could not be written, until it is written. */
  public void failWrite(Task task, ThrowableSnapshot cause, long nowNanos) {
    if (isCurrent(task.queue.partition)) {
      failures.onWriteFailure(task.queue, cause, nowNanos);
    } else {
      task.queue.partition.pendingWrites--;
    }
  }

  /** Pauses or resumes the dispatch of events to a handler. */
  public void setPaused(HandlerState handler, boolean paused) {
    handler.setPaused(paused);
  }
}
