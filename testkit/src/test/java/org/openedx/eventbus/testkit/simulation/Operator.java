package org.openedx.eventbus.testkit.simulation;

import java.util.List;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;

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
    List<List<DeadLetter>> byKey = broker.deadLetters().byKey();
    if (byKey.isEmpty()) {
      return;
    }
    List<DeadLetter> ofKey = world.dice.of(byKey);
    if (world.dice.chance(0.15)) {
      discard(ofKey.get(0));
    } else {
      broker.redrive(ofKey.subList(0, world.dice.from(1, ofKey.size())));
    }
  }

  private void discard(DeadLetter letter) {
    broker.deadLetters().resolve(letter.id(), Resolution.Kind.DISCARDED);
    broker.onDeadLetters();
  }

  private void tidyUp() {
    for (List<DeadLetter> ofKey : broker.deadLetters().byKey()) {
      if (ofKey.get(0).redrives() >= MOST_REDRIVES) {
        discard(ofKey.get(0));
      } else {
        broker.redrive(ofKey);
      }
    }
    world.time.in(EVERY, this::tidyUp);
  }
}
