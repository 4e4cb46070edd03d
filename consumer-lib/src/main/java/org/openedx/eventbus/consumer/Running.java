package org.openedx.eventbus.consumer;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.engine.Task;

/** What one worker's thread is at. Written by that thread, read by whoever wants to know. */
final class Running {
  private final Thread thread;
  private volatile long since;
  private volatile @Nullable Task task;

  Running(Thread thread) {
    this.thread = thread;
  }

  void begin(Task begun, long nanos) {
    since = nanos;
    task = begun;
  }

  void end() {
    task = null;
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
