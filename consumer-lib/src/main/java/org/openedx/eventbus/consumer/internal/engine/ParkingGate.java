package org.openedx.eventbus.consumer.internal.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openedx.eventbus.consumer.internal.engine.ParkedKeys.Admission;

/**
 * Gate in front of redriven events and of handlers that park: decides whether the first task of a
 * key queue is handled, parked or skipped, and holds the key queues for which this cannot be
 * decided yet.
 */
final class ParkingGate {
  /** Maximum number of tasks of a key that wait for redriven ones; if there are more, they park. */
  private static final int MAX_WAITING_TASKS = 100;

  private final ParkedKeys parkedKeys;
  private final Set<KeyQueue> held = new LinkedHashSet<>();

  ParkingGate(ParkedKeys parkedKeys) {
    this.parkedKeys = parkedKeys;
  }

  /** Returns what to do with the first task of a key queue; admits an empty one. */
  Admission check(KeyQueue queue) {
    if (queue.size() == 0 || !(queue.handler.parks() || queue.first().isRedriven())) {
      return Admission.ADMIT;
    }
    if (!queue.partition.areDeadLettersKnown()) {
      return Admission.UNKNOWN;
    }
    Admission admission = parkedKeys.check(queue.first());
    boolean overflow =
        admission == Admission.WAIT
            && queue.size() > MAX_WAITING_TASKS
            && !queue.first().isRedriven();
    return overflow ? Admission.PARK : admission;
  }

  /** Holds a key queue until more dead letters are known. */
  void hold(KeyQueue queue) {
    queue.state = KeyQueue.State.GATED;
    held.add(queue);
  }

  /** Releases a key queue if it is held. */
  void release(KeyQueue queue) {
    if (queue.state == KeyQueue.State.GATED) {
      held.remove(queue);
    }
  }

  /** Returns whether the task just added to a held key queue exceeds what may wait. */
  boolean overflows(KeyQueue queue) {
    return queue.state == KeyQueue.State.GATED && queue.size() == MAX_WAITING_TASKS + 1;
  }

  /** Returns a copy of the key queues that are held. */
  List<KeyQueue> held() {
    return held.isEmpty() ? List.of() : List.copyOf(held);
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  /** Removes the key queues of a partition. */
  void forget(Partition partition) {
    held.removeIf(queue -> queue.partition == partition);
  }
}
