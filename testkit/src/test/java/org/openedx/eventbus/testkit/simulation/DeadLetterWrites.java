package org.openedx.eventbus.testkit.simulation;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.RedriveRecord;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/** Writes of a member's dead letters, which may fail, or succeed without an acknowledgement. */
final class DeadLetterWrites {
  private static final ThrowableSnapshot NO_ACKNOWLEDGEMENT =
      ThrowableSnapshot.of(new IllegalStateException("no acknowledgement"));

  private final World world;
  private final Broker broker;
  private final Member member;
  private final Engine engine;

  DeadLetterWrites(World world, Broker broker, Member member, Engine engine) {
    this.world = world;
    this.broker = broker;
    this.member = member;
    this.engine = engine;
  }

  void write(Task task, Holding holding) {
    LoggedEvent event = broker.read(task.record().partition(), task.record().offset());
    RedriveRecord from = RedriveRecord.of(task.record());
    DeadLetterId letter = from.deadLetterId().orElse(null);
    world.time.in(
        world.dice.millis(0, 3),
        () -> {
          boolean fails = world.weather.lettersFail(world.now());
          boolean stands = !fails || world.dice.chance(0.3);
          DeadLetter written = null;
          if (stands && task.disposition() != null) {
            int redrives = letter == null ? 0 : from.origin().redrives();
            written =
                broker
                    .deadLetters()
                    .write(event, task.handler().name(), task.disposition(), redrives);
          } else if (stands) {
            broker.deadLetters().resolve(letter, Resolution.Kind.HANDLED);
          }
          broker.onDeadLetters();
          DeadLetter known = written;
          world.time.in(
              world.dice.millis(0, 3), () -> complete(task, holding, fails, known, letter));
        });
  }

  private void complete(
      Task task,
      Holding holding,
      boolean failed,
      @Nullable DeadLetter written,
      @Nullable DeadLetterId handled) {
    if (!member.isAlive()) {
      return;
    }
    if (failed) {
      world.tally.unwritten++;
      holding.unwritten.add(task);
      engine.failWrite(task, NO_ACKNOWLEDGEMENT, world.now());
    } else {
      holding.unwritten.remove(task);
      if (written != null) {
        member.index().onWritten(written);
      } else {
        member.index().onHandled(handled);
      }
      engine.completeWrite(task);
    }
    member.wake(0);
  }
}
