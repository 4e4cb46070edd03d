package org.openedx.eventbus.testkit.simulation;

import java.util.List;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;

/** Simulated operator, who redrives or discards dead letters. */
final class Operator {
  private static final long EVERY = 500 * Dice.MILLIS;

  /** After as many redrives it discards a dead letter. */
  private static final int MOST_REDRIVES = 2;

  private final World world;
  private final Broker broker;

  Operator(World world, Broker broker) {
    this.world = world;
    this.broker = broker;
  }

  /** Starts to resolve all dead letters at the end of the run. */
  void begin() {
    world.time.at(world.weather.end(), this::tidyUp);
  }

  /** Resolves some dead letters of one key. */
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
    broker.deadLetters().resolve(letter, Resolution.Kind.DISCARDED);
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
