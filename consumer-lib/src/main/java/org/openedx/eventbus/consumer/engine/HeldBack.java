package org.openedx.eventbus.consumer.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openedx.eventbus.consumer.engine.ParkedKeys.Answer;

/** What dead letters say of lanes, and the lanes that wait for more to be said. */
final class HeldBack {
  /** As many tasks of a key wait in memory for redriven ones; then they are parked. */
  private static final int MOST_WAITING = 100;

  private final ParkedKeys parked;
  private final Set<Lane> waiting = new LinkedHashSet<>();

  HeldBack(ParkedKeys parked) {
    this.parked = parked;
  }

  /** What is to be done with the first task of a lane; an empty one is free. */
  Answer of(Lane lane) {
    if (lane.size() == 0 || !lane.receiver.parks()) {
      return Answer.FREE;
    }
    if (!lane.partition.lettersKnown()) {
      return Answer.UNKNOWN;
    }
    Answer answer = parked.ask(lane.first());
    boolean tooMany = answer == Answer.REDRIVEN && lane.size() > MOST_WAITING;
    return tooMany ? Answer.HELD : answer;
  }

  /** Until there are news, nothing can be done with a lane. */
  void add(Lane lane) {
    lane.state = Lane.State.ASIDE;
    waiting.add(lane);
  }

  void remove(Lane lane) {
    if (lane.state == Lane.State.ASIDE) {
      waiting.remove(lane);
    }
  }

  /** Whether a lane that waits has just become too long for it. */
  boolean overflows(Lane lane) {
    return lane.state == Lane.State.ASIDE && lane.size() == MOST_WAITING + 1;
  }

  /** All that wait. */
  List<Lane> all() {
    return waiting.isEmpty() ? List.of() : List.copyOf(waiting);
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  void forget(Partition partition) {
    waiting.removeIf(lane -> lane.partition == partition);
  }
}
