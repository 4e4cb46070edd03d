package org.openedx.eventbus.consumer.internal.engine;

import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * FIFO queue of the tasks that one handler must process one after the other: those of one key of a
 * partition, those of a whole partition, or a single task, depending on the configured ordering.
 *
 * <p>At most one worker has it at a time, with a batch of its first {@link #batchSize()} tasks. In
 * the meantime the engine only appends tasks. The worker processes the batch in order, stores the
 * outcome with {@link #setResult} and returns the queue through {@link Engine#complete}.
 */
public final class KeyQueue {
  /** State of a key queue. */
  enum State {
    /** Empty, or the state of its first task has not been determined. */
    IDLE,
    /** Its first task can be dispatched to a worker. */
    READY,
    /** A worker has it. */
    RUNNING,
    /** Its first task failed and waits for the end of its backoff. */
    BACKOFF,
    /**
     * A record about its first task is being written: a dead letter, or the resolution of a
     * redriven one.
     */
    WRITING,
    /**
     * The {@link ParkingGate} holds it: whether its key is parked is not known yet, or it waits for
     * redriven events of its key that are not in it yet.
     */
    GATED
  }

  final Partition partition;
  final HandlerState handler;

  /** Its ID within the partition; null for the queue of a single task, which is never looked up. */
  final @Nullable KeyQueueId id;

  State state = State.IDLE;

  /** Number of timers set for it so far; only the one with this number is valid. */
  int timerNumber;

  /** Whether it is being retried in order to unblock its partition, see {@link PartitionBlock}. */
  boolean retriesBlock;

  private @Nullable Task head;
  private @Nullable Task tail;
  private int size;
  private int redrivenTasks;

  private int batchSize;
  private boolean trial;
  private int handled;
  private @Nullable Failure failure;

  KeyQueue(Partition partition, HandlerState handler, @Nullable KeyQueueId id) {
    this.partition = partition;
    this.handler = handler;
    this.id = id;
  }

  void add(Task task) {
    Task last = tail;
    if (last == null) {
      head = task;
    } else {
      last.next = task;
    }
    tail = task;
    size++;
  }

  /**
   * Inserts the task of a redriven event before the tasks of events that were read: an earlier one
   * among them was handled before, and may wait for the redriven one. Tasks that a worker has, or
   * whose failure is being processed, keep their place.
   */
  void insert(Task task) {
    int begun = begunTasks();
    Task before = null;
    Task each = head;
    for (int i = 0; each != null; i++) {
      before = i < begun || precedes(each, task) ? each : before;
      each = each.next;
    }
    Task after = before == null ? head : before.next;
    while (after != null && !isLater(after, task)) {
      before = after;
      after = after.next;
    }
    if (after == null) {
      add(task);
    } else {
      task.next = after;
      if (before == null) {
        head = task;
      } else {
        before.next = task;
      }
      size++;
    }
    redrivenTasks++;
  }

  private int begunTasks() {
    return switch (state) {
      case IDLE, GATED -> 0;
      case READY, BACKOFF, WRITING -> 1;
      case RUNNING -> batchSize;
    };
  }

  /** Returns whether a task is an earlier redriven one of the same partition, which is first. */
  private static boolean precedes(Task task, Task redriven) {
    return task.isRedriven()
        && task.record().partition() == redriven.record().partition()
        && task.record().offset() <= redriven.record().offset();
  }

  /**
   * Returns whether a task is behind a redriven one. Between partitions, after the topic was
   * expanded, redriven events are ordered by their timestamps.
   */
  private static boolean isLater(Task task, Task redriven) {
    ConsumerRecord<byte[], byte[]> record = task.record();
    ConsumerRecord<byte[], byte[]> other = redriven.record();
    if (!task.isRedriven()) {
      return true;
    }
    return record.partition() == other.partition()
        ? record.offset() > other.offset()
        : record.timestamp() > other.timestamp();
  }

  Task removeFirst() {
    Task first = first();
    head = first.next;
    if (head == null) {
      tail = null;
    }
    size--;
    redrivenTasks -= first.isRedriven() ? 1 : 0;
    return first;
  }

  /** Returns the number of tasks that a worker can get at once; a redriven one is handled alone. */
  int nextBatch(int maximum) {
    int tasks = Math.min(maximum, size);
    if (redrivenTasks > 0) {
      int ordinary = 0;
      for (Task each = head;
          each != null && ordinary < tasks && !each.isRedriven();
          each = each.next) {
        ordinary++;
      }
      return Math.max(1, ordinary);
    }
    return tasks;
  }

  int size() {
    return size;
  }

  /**
   * Marks the first tasks as dispatched to a worker.
   *
   * @param tasks number of tasks in the batch
   * @param asTrial whether the batch is the trial of a half-open circuit breaker
   */
  void dispatch(int tasks, boolean asTrial) {
    batchSize = tasks;
    trial = asTrial;
    handled = 0;
    failure = null;
    state = State.RUNNING;
  }

  /** Returns the number of tasks in the batch of the worker that has this queue. */
  public int batchSize() {
    return batchSize;
  }

  /** Returns the first task. */
  public Task first() {
    Task first = head;
    if (first == null) {
      throw new IllegalStateException(this + " is empty");
    }
    return first;
  }

  /** Returns the task after another one. Called by the worker, within its batch. */
  public Task next(Task task) {
    Task following = task.next;
    if (following == null) {
      throw new IllegalStateException("no task after " + task);
    }
    return following;
  }

  /**
   * Returns whether the worker must not start another task of its batch, because the partition was
   * revoked or may be, or the handler was paused or its circuit breaker opened. Called by the
   * worker.
   */
  public boolean shouldStop() {
    return !partition.mayStart() || (handler.isSuspended() && !trial);
  }

  /**
   * Stores the outcome of the batch. Called by the worker before it returns the queue.
   *
   * @param tasks number of tasks that were handled, from the first one on
   * @param next failure of the task after them; null when no task failed
   */
  public void setResult(int tasks, @Nullable Failure next) {
    if (tasks < 0 || tasks > batchSize || (tasks == batchSize && next != null)) {
      throw new IllegalArgumentException(
          "invalid result: " + tasks + " of " + batchSize + " tasks handled");
    }
    handled = tasks;
    failure = next;
  }

  /** Returns the task of the batch that failed. */
  Task failedTask() {
    Task task = first();
    for (int i = 0; i < handled; i++) {
      task = next(task);
    }
    return task;
  }

  /** Returns whether all its tasks have one key. */
  boolean isOfOneKey() {
    return id != null && id.hasKey();
  }

  /** Returns a hash of a task's key. Each event without a key counts as a separate key. */
  int keyHash(Task task) {
    if (id != null && id.hasKey()) {
      return id.hashCode();
    }
    ConsumerRecord<byte[], byte[]> record = task.record();
    byte[] key = record.key();
    return key == null
        ? 31 * record.partition() + Long.hashCode(record.offset())
        : Arrays.hashCode(key);
  }

  boolean isTrial() {
    return trial;
  }

  int handled() {
    return handled;
  }

  @Nullable Failure failure() {
    return failure;
  }

  /** Returns the failure and forgets it, because the queue may wait for long. */
  @Nullable Failure takeFailure() {
    Failure taken = failure;
    failure = null;
    return taken;
  }

  public HandlerState handler() {
    return handler;
  }

  @Override
  public String toString() {
    return partition + " " + handler + " " + state + " (" + size + ")";
  }
}
