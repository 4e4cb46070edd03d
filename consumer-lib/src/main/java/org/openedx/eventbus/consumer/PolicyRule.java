package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.internal.engine.Failure;
import org.openedx.eventbus.consumer.internal.engine.FailureRule;
import org.openedx.eventbus.consumer.internal.engine.RetryDecision;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.handler.FailurePolicy;

/** A failure policy as the engine asks it. */
record PolicyRule(FailurePolicy policy, ConsumerSettings.OnIncompatible onIncompatible)
    implements FailureRule {

  @Override
  public RetryDecision decide(
      Failure failure, int attempts, long failingNanos, RandomGenerator random) {
    return switch (failure.kind()) {
      case POISON -> new RetryDecision.GiveUp(Disposition.POISON);
      case INCOMPATIBLE ->
          onIncompatible == ConsumerSettings.OnIncompatible.DEAD_LETTER
              ? new RetryDecision.GiveUp(Disposition.INCOMPATIBLE)
              : new RetryDecision.Retry(0);
      case HANDLER -> handlerFailed(failure.cause(), attempts, failingNanos, random);
      case REGISTRY_UNAVAILABLE, INTERRUPTED ->
          throw new IllegalArgumentException(failure.kind() + " is no fault of the event");
    };
  }

  private RetryDecision handlerFailed(
      Throwable cause, int attempts, long failingNanos, RandomGenerator random) {
    if (policy.rejects(cause)) {
      return new RetryDecision.GiveUp(Disposition.REJECTED);
    }
    Duration wait = policy.backoff().delayAfter(attempts, random);
    boolean late =
        policy
            .deadline()
            .filter(deadline -> deadline.toNanos() - failingNanos < wait.toNanos())
            .isPresent();
    return late || attempts > policy.maxRetries()
        ? new RetryDecision.GiveUp(Disposition.EXHAUSTED)
        : new RetryDecision.Retry(wait.toNanos());
  }

  @Override
  public boolean parks() {
    return policy.parks();
  }
}
