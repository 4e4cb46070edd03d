package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.Task;
import org.openedx.eventbus.handler.internal.SanitizedThrowable;
import org.openedx.eventbus.internal.ThrowableSnapshot;

/** Describes tasks in their dead letters. */
final class TaskDetails {
  private TaskDetails() {}

  /** Returns the details of the dead letter of a task. */
  static Details of(Task task) {
    DeadLetter redriven = task.redriven();
    String handler = task.handler().name();
    Optional<ThrowableSnapshot> cause = Optional.ofNullable(task.lastFailure()).map(Failure::cause);
    return new Details(
        handler.isEmpty() && redriven != null ? redriven.handler() : handler,
        Objects.requireNonNull(task.disposition()),
        task.handler().parks() || (redriven != null && redriven.parks()),
        task.origin(),
        cause.map(ThrowableSnapshot::typeName),
        cause.flatMap(SanitizedThrowable::safeMessage),
        task.allFailedAttempts(),
        firstFailure(task),
        Instant.now());
  }

  private static Optional<Instant> firstFailure(Task task) {
    return task.failedAttempts() == 0
        ? Optional.empty()
        : Optional.of(Instant.now().minusNanos(System.nanoTime() - task.firstFailureNanos()));
  }
}
