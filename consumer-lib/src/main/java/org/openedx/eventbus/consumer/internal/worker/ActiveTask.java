package org.openedx.eventbus.consumer.internal.worker;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Task;

/**
 * The task that one worker's thread is processing, if any. Written by that thread, read by any. An
 * interrupt of a task never reaches the next task of the thread.
 */
public final class ActiveTask {
  final Thread thread;

  /** Whether the worker was called to take a key queue; guarded by the lock of {@link Workers}. */
  boolean called;

  private volatile long sinceNanos;
  private volatile @Nullable Task task;

  ActiveTask(Thread thread) {
    this.thread = thread;
  }

  synchronized void begin(Task begun, long nowNanos) {
    sinceNanos = nowNanos;
    task = begun;
  }

  /** Ends the task, and clears an interrupt that was meant for it. */
  synchronized void end() {
    task = null;
    var unused = Thread.interrupted();
  }

  /** Interrupts the thread if it is processing a task that the condition selects. */
  synchronized void interruptIf(Predicate<Task> condition) {
    Task current = task;
    if (current != null && condition.test(current)) {
      thread.interrupt();
    }
  }

  /** Returns the task whose handler is running; null if there is none. */
  public @Nullable Task task() {
    return task;
  }

  /** Returns when the task began. */
  public long sinceNanos() {
    return sinceNanos;
  }
}
