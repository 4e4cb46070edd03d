package org.openedx.eventbus.consumer;

import java.util.Optional;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.consumer.internal.parking.Parking;

/** Brings word of what was written to the engine's thread. */
final class LetterResults implements DeadLetterWriter.Result {
  private final Engine engine;
  private final Parking parking;
  private final Inbox<Runnable> inbox;

  LetterResults(Engine engine, Parking parking, Inbox<Runnable> inbox) {
    this.engine = engine;
    this.parking = parking;
    this.inbox = inbox;
  }

  @Override
  public void written(Task task, DeadLetter letter) {
    inbox.add(
        () -> {
          parking.onWritten(letter); // first: the next event of its key is judged by it
          engine.completeWrite(task);
        });
  }

  @Override
  public void answered(Task task, Optional<DeadLetterId> letter) {
    inbox.add(
        () -> {
          letter.ifPresent(parking::onHandled);
          engine.completeWrite(task);
        });
  }

  @Override
  public void failed(Task task, Throwable failure) {
    inbox.add(() -> engine.failWrite(task, failure, System.nanoTime()));
  }
}
