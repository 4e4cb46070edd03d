package org.openedx.eventbus.testkit.simulation;

import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** Virtual time: actions run in the order of their time, then in the order of scheduling. */
final class Scheduler {
  private final PriorityQueue<Entry> queue = new PriorityQueue<>();
  private long now;
  private long planned;

  /** A run has some ten thousand actions; one with more has an endless loop. */
  private static final long MOST = 3_000_000;

  Scheduler(long start) {
    now = start;
  }

  private record Entry(long at, long number, Runnable action) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  long now() {
    return now;
  }

  void in(long nanos, Runnable action) {
    at(now + nanos, action);
  }

  void at(long time, Runnable action) {
    queue.add(new Entry(Math.max(now, time), planned++, action));
  }

  /** Runs actions until all is done; returns whether that was before a time. */
  boolean run(long until, BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      Entry next = queue.poll();
      if (next == null || next.at > until) {
        return false;
      }
      if (planned > MOST) {
        throw World.broken("the run has an endless loop");
      }
      now = next.at;
      next.action.run();
    }
    return true;
  }
}
