package org.openedx.eventbus.consumer;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Task;

/**
 * What one worker's thread is at. Written by that thread, read by whoever wants to know. Who
 * interrupts a task interrupts that one and none that the thread has begun since.
 */
final class Running {
  private final Thread thread;

  /** That it is wanted; guarded by the workers' lock. */
  boolean called;

  private volatile long since;
  private volatile @Nullable Task task;

  Running(Thread thread) {
    this.thread = thread;
  }

  synchronized void begin(Task begun, long nanos) {
    since = nanos;
    task = begun;
  }

  /** What was meant for this task does not reach the next one. */
  synchronized void end() {
    task = null;
    var unused = Thread.interrupted();
  }

  /** Interrupts the thread if it is at such a task. */
  synchronized void interruptIf(Predicate<Task> which) {
    Task current = task;
    if (current != null && which.test(current)) {
      thread.interrupt();
    }
  }

  /** The task whose handler is being run; null when none is. */
  @Nullable Task task() {
    return task;
  }

  /** When it was begun. */
  long since() {
    return since;
  }

  Thread thread() {
    return thread;
  }
}
