package org.openedx.eventbus.consumer.internal.engine;

import java.util.Objects;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;

/** Decision of a {@link FailureRule} about a task that failed. */
public sealed interface RetryDecision {
  /**
   * The task is handled again after a backoff.
   *
   * @param delayNanos the backoff
   */
  record Retry(long delayNanos) implements RetryDecision {}

  /**
   * The event becomes a dead letter.
   *
   * @param disposition the reason that the dead letter states
   */
  record GiveUp(Disposition disposition) implements RetryDecision {
    public GiveUp {
      Objects.requireNonNull(disposition, "disposition");
    }
  }
}
