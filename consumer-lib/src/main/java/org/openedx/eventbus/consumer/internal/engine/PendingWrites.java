package org.openedx.eventbus.consumer.internal.engine;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;

/** Tasks about which a record must be written to the dead-letter topic, in their order. */
final class PendingWrites {
  private final EngineListener listener;
  private final Queue<Task> tasks = new ArrayDeque<>();

  PendingWrites(EngineListener listener) {
    this.listener = listener;
  }

  /**
   * Adds the first task of a key queue, which becomes a dead letter; one that is parked again
   * remains the same dead letter.
   */
  void addDeadLetter(KeyQueue queue, Disposition disposition) {
    Task task = queue.first();
    task.disposition = disposition;
    add(queue);
    if (task.resolution() == null) {
      listener.gaveUp(task);
    }
  }

  /** Adds the first task of a key queue, whose redriven event was handled. */
  void addResolution(KeyQueue queue) {
    add(queue);
  }

  private void add(KeyQueue queue) {
    queue.state = KeyQueue.State.WRITING;
    queue.partition.pendingWrites++;
    tasks.add(queue.first());
  }

  /** Adds a task again whose write failed. */
  void retry(Task task) {
    tasks.add(task);
  }

  /** Removes and returns the next task; null when there is none. */
  @Nullable Task poll() {
    return tasks.poll();
  }

  /** Removes the tasks of a partition. */
  void forget(Partition partition) {
    tasks.removeIf(task -> task.queue.partition == partition);
  }
}
