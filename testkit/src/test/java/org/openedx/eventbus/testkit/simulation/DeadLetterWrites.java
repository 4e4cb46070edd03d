package org.openedx.eventbus.testkit.simulation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSummary;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.parking.ParkedKeyIndex;
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
    LoggedEvent event = LoggedEvent.of(task);
    DeadLetter redriven = task.redriven();
    if (redriven != null
        && task.resolution() != null
        && !member.index().redriven().contains(redriven.id())) {
      world.time.in(0, () -> skip(task, holding)); // resolved otherwise, or of a former topic
      return;
    }
    ParkedKeyIndex.State before = member.index().state();
    world.time.in(
        world.dice.millis(0, 3),
        () -> {
          boolean fails = world.weather.lettersFail(world.now());
          boolean stands = !fails || world.dice.chance(0.3);
          DeadLetter written = null;
          Optional<DeadLetterId> resolved = Optional.empty();
          if (stands && task.resolution() == null) {
            written =
                broker
                    .deadLetters()
                    .write(event, task.handler().name(), task.disposition(), redriven);
          } else if (stands) {
            resolved = broker.deadLetters().resolve(redriven, event, task.resolution());
          }
          broker.onDeadLetters();
          Runnable apply = apply(task, before, written, resolved);
          world.time.in(world.dice.millis(0, 3), () -> complete(task, holding, fails, apply));
        });
  }

  private void skip(Task task, Holding holding) {
    if (member.isAlive()) {
      holding.unwritten.remove(task);
      engine.completeWrite(task);
      member.wake(0);
    }
  }

  /** Returns what makes the member know what it has written. */
  private Runnable apply(
      Task task,
      ParkedKeyIndex.State before,
      @Nullable DeadLetter written,
      Optional<DeadLetterId> resolved) {
    DeadLetter redriven = task.redriven();
    if (written != null) {
      Optional<DeadLetterId> replaced = Optional.ofNullable(redriven).map(DeadLetter::id);
      return () -> member.index().onWritten(written, replaced, before);
    }
    Resolution.Kind kind = task.resolution();
    return () -> {
      DeadLetterSummary of = DeadLetterSummary.of(redriven);
      resolved.ifPresentOrElse(
          id -> member.index().onResolved(of, kind, id, before),
          () -> member.index().onResolved(of, kind));
    };
  }

  private void complete(Task task, Holding holding, boolean failed, Runnable apply) {
    if (!member.isAlive()) {
      return;
    }
    if (failed) {
      world.tally.unwritten++;
      holding.unwritten.add(task);
      engine.failWrite(task, NO_ACKNOWLEDGEMENT, world.now());
    } else {
      holding.unwritten.remove(task);
      apply.run();
      engine.completeWrite(task);
    }
    member.wake(0);
  }
}
