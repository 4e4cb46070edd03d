package org.openedx.eventbus.consumer.engine;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** When waiting lanes are due. */
final class Alarms {
  private final PriorityQueue<Alarm> queue = new PriorityQueue<>();

  /** A lane is due at a time, unless it was made to wait anew since. */
  private record Alarm(long at, Lane lane, int number) implements Comparable<Alarm> {
    boolean isVoid() {
      return number != lane.alarm;
    }

    @Override
    public int compareTo(Alarm other) {
      return Long.signum(at - other.at);
    }
  }

  void set(Lane lane, long at) {
    queue.add(new Alarm(at, lane, ++lane.alarm));
  }

  /** A lane that is due; null when none is. */
  @Nullable Lane due(long now) {
    for (Alarm first = queue.peek(); first != null && now - first.at() >= 0; first = queue.peek()) {
      queue.remove();
      if (!first.isVoid()) {
        return first.lane();
      }
    }
    return null;
  }

  /** When the next is due; {@link Long#MAX_VALUE} when there is none. */
  long next() {
    Alarm first = queue.peek();
    return first == null ? Long.MAX_VALUE : first.at();
  }

  void forget(Partition partition) {
    queue.removeIf(alarm -> alarm.lane().partition == partition);
  }
}
