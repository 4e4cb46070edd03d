package org.openedx.eventbus.testkit.simulation;

import java.util.List;
import org.openedx.eventbus.consumer.deadletter.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.Resolution;

/** Somebody who looks after dead letters: gives them back, or discards them. */
final class Operator {
  private static final long EVERY = 500 * Dice.MILLIS;

  /** Then there is no use in it. */
  private static final int MOST_REDRIVES = 2;

  private final World world;
  private final Broker broker;

  Operator(World world, Broker broker) {
    this.world = world;
    this.broker = broker;
  }

  /** In the end nothing is left open. */
  void begin() {
    world.time.at(world.weather.end(), this::tidyUp);
  }

  /** Something is done about a key, or a part of it. */
  void act() {
    List<List<DeadLetter>> lanes = broker.letters().lanes();
    if (lanes.isEmpty()) {
      return;
    }
    List<DeadLetter> lane = world.dice.of(lanes);
    if (world.dice.chance(0.15)) {
      discard(lane.get(0));
    } else {
      broker.redrive(lane.subList(0, world.dice.from(1, lane.size())));
    }
  }

  private void discard(DeadLetter letter) {
    broker.letters().resolve(letter.id(), Resolution.Kind.DISCARDED);
    broker.letterNews();
  }

  private void tidyUp() {
    for (List<DeadLetter> lane : broker.letters().lanes()) {
      if (lane.get(0).redrives() >= MOST_REDRIVES) {
        discard(lane.get(0));
      } else {
        broker.redrive(lane);
      }
    }
    world.time.in(EVERY, this::tidyUp);
  }
}
