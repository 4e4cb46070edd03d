package org.openedx.eventbus.consumer.internal.engine;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Timer queue of pending retries: at most one valid timer for each key queue. */
final class RetryTimers {
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();

  /** Timer of a key queue, valid until another one is set for that queue. */
  private record Timer(long dueNanos, KeyQueue queue, int number) implements Comparable<Timer> {
    boolean isValid() {
      return number == queue.timerNumber;
    }

    @Override
    public int compareTo(Timer other) {
      return Long.signum(dueNanos - other.dueNanos);
    }
  }

  /** Sets the timer of a key queue, which replaces an earlier one. */
  void set(KeyQueue queue, long dueNanos) {
    timers.add(new Timer(dueNanos, queue, ++queue.timerNumber));
  }

  /** Removes and returns a key queue whose timer has expired; null when there is none. */
  @Nullable KeyQueue pollDue(long nowNanos) {
    for (Timer first = timers.peek();
        first != null && nowNanos - first.dueNanos() >= 0;
        first = timers.peek()) {
      timers.remove();
      if (first.isValid()) {
        return first.queue();
      }
    }
    return null;
  }

  /** Returns when the next timer expires; {@link Long#MAX_VALUE} when none is set. */
  long nextDueNanos() {
    Timer first = timers.peek();
    return first == null ? Long.MAX_VALUE : first.dueNanos();
  }

  /** Removes the timers of a partition. */
  void forget(Partition partition) {
    timers.removeIf(timer -> timer.queue().partition == partition);
  }
}
