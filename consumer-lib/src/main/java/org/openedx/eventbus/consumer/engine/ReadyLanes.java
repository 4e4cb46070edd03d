package org.openedx.eventbus.consumer.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lanes whose first task can be given to a worker; handlers take turns. */
final class ReadyLanes {
  private final List<Receiver> receivers;
  private int next;

  ReadyLanes(List<Receiver> receivers) {
    this.receivers = List.copyOf(receivers);
  }

  void add(Lane lane) {
    if (lane.partition.revoked()) {
      return; // it is about to be another's, who starts over
    }
    if (lane.partition.standstill.lets(lane)) {
      lane.receiver.ready.add(lane);
    } else {
      lane.partition.standstill.hold(lane);
    }
  }

  /** The next lane, in turns of the handlers; null when there is none for those that may run. */
  @Nullable Lane take(long now) {
    for (int i = 0; i < receivers.size(); i++) {
      Receiver receiver = receivers.get(next);
      next = (next + 1) % receivers.size();
      if (receiver.paused()) {
        continue;
      }
      Lane lane = peek(receiver);
      if (lane != null && receiver.breaker.lets(now)) {
        receiver.ready.remove();
        return lane;
      }
    }
    return null;
  }

  /** Puts aside those whose partition stands still. */
  private static @Nullable Lane peek(Receiver receiver) {
    Lane lane = receiver.ready.peek();
    while (lane != null && !lane.partition.standstill.lets(lane)) {
      lane.partition.standstill.hold(receiver.ready.remove());
      lane = receiver.ready.peek();
    }
    return lane;
  }

  /** The lanes of a partition may be taken again, unless it was given up meanwhile. */
  void release(Partition partition) {
    if (!partition.revoked()) {
      for (Lane lane : partition.standstill.held) {
        lane.receiver.ready.add(lane);
      }
    }
    partition.standstill.held.clear();
  }

  void forget(Partition partition) {
    partition.standstill.held.clear();
    for (Receiver receiver : receivers) {
      receiver.ready.removeIf(lane -> lane.partition == partition);
    }
  }

  /** When a breaker lets an event through; {@link Long#MAX_VALUE} when none is waited for. */
  long nextDue() {
    long due = Long.MAX_VALUE;
    for (Receiver receiver : receivers) {
      if (!receiver.ready.isEmpty() && !receiver.paused()) {
        due = Math.min(due, receiver.breaker.reopens());
      }
    }
    return due;
  }
}
