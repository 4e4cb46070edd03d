package org.openedx.eventbus.testkit.simulation;

import org.openedx.eventbus.consumer.engine.Engine;
import org.openedx.eventbus.consumer.engine.Task;

/** Writes a member's dead letters, which may fail, or succeed without its being told. */
final class Letters {
  private final World world;
  private final Broker broker;
  private final Member member;
  private final Engine engine;

  Letters(World world, Broker broker, Member member, Engine engine) {
    this.world = world;
    this.broker = broker;
    this.member = member;
    this.engine = engine;
  }

  void write(Task task, Holding holding) {
    LoggedEvent event = broker.read(task.record().partition(), task.record().offset());
    world.time.in(
        world.dice.millis(0, 3),
        () -> {
          boolean fails = world.weather.lettersFail(world.now());
          if (!fails || world.dice.chance(0.3)) {
            broker.deadLetter(event, task.receiver().name(), task.disposition());
          }
          world.time.in(world.dice.millis(0, 3), () -> answer(task, holding, fails));
        });
  }

  private void answer(Task task, Holding holding, boolean failed) {
    if (!member.isAlive()) {
      return;
    }
    if (failed) {
      world.tally.unwritten++;
      holding.unwritten.add(task);
      engine.unwritten(task, new IllegalStateException("no answer"), world.now());
    } else {
      holding.unwritten.remove(task);
      engine.written(task);
    }
    member.wake(0);
  }
}
