package org.openedx.eventbus.consumer.engine;

import org.jspecify.annotations.Nullable;

/**
 * The tasks that one handler does one after the other: those of a partition's key, of a whole
 * partition, or a single one. It is handed to a worker with the first {@link #count()} of its
 * tasks; until it is handed back, with what became of them, the engine only adds to its end.
 */
public final class Lane {
  /** Where a lane stands. */
  enum State {
    /** Nothing is to be done, or nothing was decided yet. */
    IDLE,
    /** Its first task can be given to a worker. */
    READY,
    /** A worker has it. */
    RUNNING,
    /** Its first task failed and waits for its next attempt. */
    WAITING,
    /** Its first task is being written as a dead letter, or as a redriven one that was handled. */
    WRITING,
    /** Whether its first task is held back is not known yet, or it waits for redriven ones. */
    ASIDE
  }

  final Partition partition;
  final Receiver receiver;

  /** What others find it by; null for a lane of a single task, which nobody joins. */
  final @Nullable LaneKey key;

  State state = State.IDLE;

  /** Counts the times it was made to wait, so that an alarm set for an earlier time is void. */
  int alarm;

  /** Whether it is by this lane that it is tried whether its partition can go on. */
  boolean trial;

  private @Nullable Task head;
  private @Nullable Task tail;
  private int size;

  private int count;
  private boolean probe;
  private int done;
  private @Nullable Failure failure;

  Lane(Partition partition, Receiver receiver, @Nullable LaneKey key) {
    this.partition = partition;
    this.receiver = receiver;
    this.key = key;
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

  Task removeFirst() {
    Task first = first();
    head = first.next;
    if (head == null) {
      tail = null;
    }
    size--;
    return first;
  }

  int size() {
    return size;
  }

  /**
   * Gives the first tasks to a worker.
   *
   * @param asProbe whether it is by this task that an open breaker is judged
   */
  void handOut(int tasks, boolean asProbe) {
    count = tasks;
    probe = asProbe;
    done = 0;
    failure = null;
    state = State.RUNNING;
  }

  /** How many tasks a worker was given. */
  public int count() {
    return count;
  }

  /** The first of its tasks. */
  public Task first() {
    Task first = head;
    if (first == null) {
      throw new IllegalStateException(this + " is empty");
    }
    return first;
  }

  /**
   * For the worker: the task after one that is done, as long as it has not had {@link #count()}.
   */
  public Task after(Task task) {
    Task following = task.next;
    if (following == null) {
      throw new IllegalStateException("no task after " + task);
    }
    return following;
  }

  /** For the worker: whether it should begin no further task. */
  public boolean halted() {
    return partition.revoked() || (receiver.suspended() && !probe);
  }

  /**
   * For the worker, before it hands the lane back.
   *
   * @param tasks how many of its tasks are done, in their order
   * @param next what the one after them ran into; null when it was just not begun
   */
  public void worked(int tasks, @Nullable Failure next) {
    if (tasks < 0 || tasks > count || (tasks == count && next != null)) {
      throw new IllegalArgumentException(
          "invalid result: " + tasks + " of " + count + " tasks handled");
    }
    done = tasks;
    failure = next;
  }

  /** The task that a worker was at when it failed. */
  Task begunLast() {
    Task task = first();
    for (int i = 0; i < done; i++) {
      task = after(task);
    }
    return task;
  }

  boolean probe() {
    return probe;
  }

  int done() {
    return done;
  }

  @Nullable Failure failure() {
    return failure;
  }

  public Receiver receiver() {
    return receiver;
  }

  @Override
  public String toString() {
    return partition + " " + receiver + " " + state + " (" + size + ")";
  }
}
